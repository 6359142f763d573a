import { inForce } from '#shared/dated.ts';
import type { Day } from '#shared/time.ts';
import { type BasisPoints, basisPoints, type Dm2, dm2 } from './areas.ts';
import type { ClauseId } from './clauses.ts';
import { type Rank, ranks } from './ranks.ts';
import { refused, type Verdict } from './refusals.ts';
import { defaultSettings, type OfficeSpaceSettings } from './settings.ts';
import { personLimitTable } from './tables.ts';

/**
 * The regulation as it stands on one day with the administration's settings, in integers. Opened once and handed to every check, whether of
 * one room on a screen or of all rooms of a city: the same rule, the same figures.
 */
export interface RuleBook {
  readonly on: Day;
  readonly settings: OfficeSpaceSettings;
  /** T1, usable area per person. */
  readonly limitsDm2: Readonly<Record<Rank, Dm2>>;
  readonly toleranceBp: BasisPoints;
  readonly redAboveBp: BasisPoints;
}

/** Opens the tables in force on a day. Refuses with `office-space.no_table_in_force` for a day before the standard of 2014. */
export function openRuleBook(on: Day, settings: OfficeSpaceSettings = defaultSettings): Verdict<{ book: RuleBook }> {
  const national = inForce(personLimitTable, on);
  if (!national)
    return refused('office-space.no_table_in_force', 'standard-2014.office', { actual: on, limit: personLimitTable[0]?.validFrom ?? null });
  const { townshipHeadSqm: T1, townshipDeputySqm: T2, townshipStaffSqm: T3 } = settings;
  const limits: Record<Rank, string> = { ...national, T1, T2, T3 };
  const limitsDm2 = Object.fromEntries(ranks.map((rank) => [rank, dm2(limits[rank])])) as Record<Rank, Dm2>;
  return {
    ok: true,
    book: {
      on,
      settings,
      limitsDm2,
      toleranceBp: basisPoints(settings.tolerancePercent),
      redAboveBp: basisPoints(settings.redAbovePercent),
    },
  };
}

/** The clause a person's limit rests on: the national table, or the setting that stands in for the province's. */
export const limitClause = (rank: Rank): ClauseId => (rank.startsWith('T') ? 'setting.township-limits' : 'standard-2014.office');
