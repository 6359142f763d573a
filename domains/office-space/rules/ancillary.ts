import { inForce } from '#shared/dated.ts';
import type { Day } from '#shared/time.ts';
import { Decimal, fixed } from '#shared/units.ts';
import type { ClauseId } from './clauses.ts';
import { checkCount } from './limits.ts';
import { refused, type Verdict } from './refusals.ts';
import { ancillaryTable, type SteppedRate } from './tables.ts';

/** Ancillary rooms (附属用房) with a value in T3. Label: `enum.office-space.ancillary.<code>`. */
export const ancillaryItems = ['canteen', 'garage', 'bicycle-shed', 'e-bike-shed', 'guard-rooms'] as const;
export type AncillaryItem = (typeof ancillaryItems)[number];

/** What each item is counted by: establishment persons, cars, bicycles, e-bikes and motorcycles, guard establishment persons. */
export type AncillaryCounts = Readonly<Partial<Record<AncillaryItem, number>>>;

export interface AncillaryLine {
  readonly item: AncillaryItem;
  readonly count: number;
  readonly formula: string;
  /** Building area, m². */
  readonly buildingSqm: string;
  readonly clause: ClauseId;
}

function stepped(rate: SteppedRate, count: number): { area: Decimal; formula: string } {
  const first = new Decimal(rate.first);
  if (count <= rate.upTo) return { area: first.times(count), formula: `${rate.first} × ${count}` };
  const full = first.times(rate.upTo);
  return {
    area: full.plus(new Decimal(rate.beyond).times(count - rate.upTo)),
    formula: `${full} + ${rate.beyond} × (${count} − ${rate.upTo})`,
  };
}

const flat = (rate: string, count: number) => ({ area: new Decimal(rate).times(count), formula: `${rate} × ${count}` });

/**
 * OS-8: building area of ancillary rooms, m². Kept apart: it is never part of the basic area.
 * Refuses: `count_not_whole`, `count_too_large`, `no_table_in_force`.
 */
export function ancillaryArea(counts: AncillaryCounts, on: Day): Verdict<{ lines: readonly AncillaryLine[]; totalBuildingSqm: string }> {
  const clause: ClauseId = 'standard-2014.ancillary';
  const table = inForce(ancillaryTable, on);
  if (!table) return refused('office-space.no_table_in_force', clause, { actual: on, path: 'on' });
  const rules: Record<AncillaryItem, (count: number) => { area: Decimal; formula: string }> = {
    canteen: (count) => stepped(table.canteen, count),
    garage: (count) => stepped(table.garage, count),
    'bicycle-shed': (count) => flat(table.bicycleShed, count),
    'e-bike-shed': (count) => flat(table.eBikeShed, count),
    'guard-rooms': (count) => flat(table.guardRooms, count),
  };
  const lines: AncillaryLine[] = [];
  let total = new Decimal(0);
  for (const item of ancillaryItems) {
    const count = counts[item];
    if (count === undefined) continue;
    const fault = checkCount(count, item, clause);
    if (fault) return fault;
    const { area, formula } = rules[item](count);
    total = total.plus(area);
    lines.push({ item, count, formula, buildingSqm: fixed(area), clause });
  }
  return { ok: true, lines, totalBuildingSqm: fixed(total) };
}

/** T3: the share of green area a site should have, at least. A "should": below it the site asks for attention, nothing is refused. */
export function greenArea(
  siteSqm: string,
  greenSqm: string,
  on: Day,
): { percent: string | null; limitPercent: string | null; enough: boolean } {
  const limit = inForce(ancillaryTable, on)?.greenAreaPercent;
  const site = new Decimal(siteSqm);
  if (limit === undefined || site.lte(0)) return { percent: null, limitPercent: limit ?? null, enough: true };
  const share = new Decimal(greenSqm).times(100).div(site);
  return { percent: fixed(share), limitPercent: limit, enough: share.gte(limit) };
}
