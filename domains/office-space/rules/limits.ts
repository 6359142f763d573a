import { inForce } from '#shared/dated.ts';
import type { Day } from '#shared/time.ts';
import { Decimal, fixed } from '#shared/units.ts';
import { sqm } from './areas.ts';
import type { ClauseId } from './clauses.ts';
import { isRankOf, type Level, type Rank, ranksOf } from './ranks.ts';
import { type Refused, refused, type Verdict } from './refusals.ts';
import { limitClause, openRuleBook, type RuleBook } from './rule-book.ts';
import { defaultSettings, type OfficeSpaceSettings } from './settings.ts';
import { type BuildingForm, type ServiceBand, serviceTable, shareTable } from './tables.ts';

/** Approved establishment and leadership posts: how many of each rank (编制、领导职数), never the persons actually there. */
export type Establishment = Readonly<Partial<Record<string, number>>>;

export interface ApprovedAreaInput {
  readonly level: Level;
  readonly establishment: Establishment;
  readonly building: BuildingForm;
  /** The tables in force on this day are used. */
  readonly on: Day;
  readonly settings?: OfficeSpaceSettings;
}

/** The parts of the approved area. Label: `enum.office-space.area_step.<code>`. */
export const areaSteps = ['office', 'service-per-head', 'service', 'equipment', 'basic-usable', 'basic-building'] as const;
export type AreaStep = (typeof areaSteps)[number];

/** One line of "how it was computed": a formula that needs no language, its result in m², the clause. */
export interface Step {
  readonly step: AreaStep;
  readonly formula: string;
  readonly sqm: string;
  readonly clause: ClauseId;
}

/** m² with two places; usable area, but `basicBuildingSqm`, which is building area. */
export interface ApprovedArea {
  /** Persons of the establishment, the x of T2. */
  readonly establishmentCount: number;
  readonly officeSqm: string;
  readonly servicePerHeadSqm: string;
  readonly serviceSqm: string;
  readonly equipmentSqm: string;
  readonly basicUsableSqm: string;
  readonly basicBuildingSqm: string;
  readonly clauses: readonly ClauseId[];
  readonly steps: readonly Step[];
}

/** The most posts one rank may count; far above any body, so that a slip of the keys is told. */
export const LARGEST_COUNT = 1_000_000;

/** A count of a document: whole, not negative, of a believable size. */
export function checkCount(count: number, path: string, clause: ClauseId): Refused | null {
  if (!Number.isInteger(count) || count < 0) return refused('office-space.count_not_whole', clause, { actual: String(count), path });
  if (count > LARGEST_COUNT) {
    return refused('office-space.count_too_large', clause, { limit: String(LARGEST_COUNT), actual: String(count), path });
  }
  return null;
}

/** Rank and count of each post that exists, highest rank first; or why the establishment cannot be taken. */
function postsOf(level: Level, establishment: Establishment): Verdict<{ posts: readonly (readonly [Rank, number])[] }> {
  for (const [rank, count] of Object.entries(establishment)) {
    const path = `establishment.${rank}`;
    if (!isRankOf(rank, level)) {
      return refused('office-space.rank_not_of_level', 'standard-2014.office', {
        limit: ranksOf[level].join(', '),
        actual: rank,
        path,
        params: { level },
      });
    }
    const fault = checkCount(count ?? 0, path, 'standard-2014.establishment');
    if (fault) return fault;
  }
  const posts = ranksOf[level].map((rank) => [rank, establishment[rank] ?? 0] as const).filter(([, count]) => count > 0);
  if (posts.length === 0)
    return refused('office-space.establishment_empty', 'standard-2014.establishment', { limit: '1', actual: '0', path: 'establishment' });
  return { ok: true, posts };
}

/** OS-4: office area = Σ establishment × limit of the rank. */
function officeArea(book: RuleBook, posts: readonly (readonly [Rank, number])[]): { area: Decimal; formula: string } {
  const dm2 = posts.reduce((sum, [rank, count]) => sum.plus(new Decimal(book.limitsDm2[rank]).times(count)), new Decimal(0));
  return { area: dm2.div(100), formula: posts.map(([rank, count]) => `${count} × ${sqm(book.limitsDm2[rank])}`).join(' + ') };
}

/** OS-5: service area per person as a function of the establishment x, continuous at the borders. */
function servicePerHead(band: ServiceBand, x: number): { area: Decimal; formula: string } {
  if (x <= band.lowUpTo) return { area: new Decimal(band.lowSqm), formula: `${x} ≤ ${band.lowUpTo}` };
  if (x >= band.highFrom) return { area: new Decimal(band.highSqm), formula: `${x} ≥ ${band.highFrom}` };
  return { area: new Decimal(band.slopeFrom - x).div(band.slopeBy), formula: `(${band.slopeFrom} − ${x}) ÷ ${band.slopeBy}` };
}

/** T2 for the level; a township has no national row and takes the province's value from the settings. */
function serviceOf(
  level: Level,
  x: number,
  on: Day,
  settings: OfficeSpaceSettings,
): Verdict<{ area: Decimal; formula: string; clause: ClauseId }> {
  if (level !== 'T') {
    const band = inForce(serviceTable, on)?.[level];
    if (!band) return refused('office-space.no_table_in_force', 'standard-2014.service-city', { actual: on, path: 'on' });
    return { ok: true, ...servicePerHead(band, x), clause: band.clause };
  }
  const perHead = settings.townshipServicePerHeadSqm;
  if (perHead === null) return refused('office-space.township_service_unset', 'standard-2014.township', { path: 'level' });
  return { ok: true, area: new Decimal(perHead), formula: perHead, clause: 'setting.township-service' };
}

/**
 * OS-4 alone: the approved office area of an establishment, m² usable. It exists for townships too, whose service area may not be set.
 */
export function approvedOfficeArea(input: Omit<ApprovedAreaInput, 'building'>): Verdict<{ officeSqm: string; establishmentCount: number }> {
  const opened = openRuleBook(input.on, input.settings);
  if (!opened.ok) return opened;
  const taken = postsOf(input.level, input.establishment);
  if (!taken.ok) return taken;
  const establishmentCount = taken.posts.reduce((sum, [, count]) => sum + count, 0);
  return { ok: true, officeSqm: fixed(officeArea(opened.book, taken.posts).area), establishmentCount };
}

/**
 * OS-4 … OS-7: the approved area (核定面积) of a body. Exact until the end; each figure is rounded half up once.
 * Refuses: `rank_not_of_level`, `count_not_whole`, `count_too_large`, `establishment_empty`, `no_table_in_force`, `township_service_unset`.
 */
export function approvedArea(input: ApprovedAreaInput): Verdict<ApprovedArea> {
  const { level, building, on, settings = defaultSettings } = input;
  const opened = openRuleBook(on, settings);
  if (!opened.ok) return opened;
  const taken = postsOf(level, input.establishment);
  if (!taken.ok) return taken;
  const shares = inForce(shareTable, on);
  if (!shares) return refused('office-space.no_table_in_force', 'standard-2014.equipment', { actual: on, path: 'on' });

  const x = taken.posts.reduce((sum, [, count]) => sum + count, 0);
  const perHead = serviceOf(level, x, on, settings);
  if (!perHead.ok) return perHead;

  const office = officeArea(opened.book, taken.posts);
  const service = perHead.area.times(x);
  const equipment = office.area.plus(service).times(shares.equipment);
  const usable = office.area.plus(service).plus(equipment);
  const ratio = shares.usableRatio[building];

  const officeSqm = fixed(office.area);
  const servicePerHeadSqm = fixed(perHead.area);
  const serviceSqm = fixed(service);
  const equipmentSqm = fixed(equipment);
  const basicUsableSqm = fixed(usable);
  const basicBuildingSqm = fixed(usable.div(ratio));
  const steps: Step[] = [
    { step: 'office', formula: office.formula, sqm: officeSqm, clause: limitClause(ranksOf[level][0]) },
    { step: 'service-per-head', formula: perHead.formula, sqm: servicePerHeadSqm, clause: perHead.clause },
    { step: 'service', formula: `${servicePerHeadSqm} × ${x}`, sqm: serviceSqm, clause: perHead.clause },
    {
      step: 'equipment',
      formula: `${shares.equipment} × (${officeSqm} + ${serviceSqm})`,
      sqm: equipmentSqm,
      clause: 'standard-2014.equipment',
    },
    { step: 'basic-usable', formula: `${officeSqm} + ${serviceSqm} + ${equipmentSqm}`, sqm: basicUsableSqm, clause: 'measures-2017.scope' },
    { step: 'basic-building', formula: `${basicUsableSqm} ÷ ${ratio}`, sqm: basicBuildingSqm, clause: 'standard-2014.usable-ratio' },
  ];
  const clauses = [...new Set<ClauseId>(['standard-2014.establishment', ...steps.map((step) => step.clause)])];
  return {
    ok: true,
    establishmentCount: x,
    officeSqm,
    servicePerHeadSqm,
    serviceSqm,
    equipmentSqm,
    basicUsableSqm,
    basicBuildingSqm,
    clauses,
    steps,
  };
}
