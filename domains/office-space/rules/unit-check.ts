import { type BasisPoints, type Dm2, dm2, percent, sqm, sqmOrNull } from './areas.ts';
import type { ClauseId } from './clauses.ts';
import { type CheckVerdict, compareArea } from './comparison.ts';
import type { ApprovedArea } from './limits.ts';
import type { Level } from './ranks.ts';
import { isVacant, type RoomFacts } from './room-check.ts';
import { basicKinds, type RoomKind, roomKinds } from './room-kinds.ts';
import type { RuleBook } from './rule-book.ts';

/** The four comparisons of OS-12. Label: `enum.office-space.area_kind.<code>`. */
export const areaKinds = [...basicKinds, 'basic'] as const;
export type AreaKind = (typeof areaKinds)[number];

/** Usable areas by kind of room. */
export type KindAreas = Readonly<Record<RoomKind, Dm2>>;

/** What a unit holds, and what of it stands empty. */
export interface UnitHolding {
  readonly areaDm2: KindAreas;
  readonly vacantDm2: KindAreas;
}

const noArea = (): Record<RoomKind, Dm2> => Object.fromEntries(roomKinds.map((kind) => [kind, 0])) as Record<RoomKind, Dm2>;

/** Adds up the rooms of a unit; a room of unknown area adds nothing. */
export function holdingOf(rooms: Iterable<RoomFacts>): UnitHolding {
  const areaDm2 = noArea();
  const vacantDm2 = noArea();
  for (const room of rooms) {
    if (room.areaDm2 === null) continue;
    areaDm2[room.kind] += room.areaDm2;
    if (isVacant(room)) vacantDm2[room.kind] += room.areaDm2;
  }
  return { areaDm2, vacantDm2 };
}

/** Approved usable areas of a unit; `null` where no value is set (service area of townships, and what rests on it). */
export type ApprovedDm2 = Readonly<Record<AreaKind, Dm2 | null>>;

/** The approved area in the integers of the check. */
export const approvedDm2 = (approved: Pick<ApprovedArea, 'officeSqm' | 'serviceSqm' | 'equipmentSqm' | 'basicUsableSqm'>): ApprovedDm2 => ({
  office: dm2(approved.officeSqm),
  service: dm2(approved.serviceSqm),
  equipment: dm2(approved.equipmentSqm),
  basic: dm2(approved.basicUsableSqm),
});

/** A unit for which nothing is approved. */
export const nothingApproved: ApprovedDm2 = { office: null, service: null, equipment: null, basic: null };

export interface UnitLine {
  readonly kind: AreaKind;
  /** `unjudged` when nothing is approved to compare with. */
  readonly verdict: CheckVerdict;
  readonly clause: ClauseId;
  readonly approvedDm2: Dm2 | null;
  readonly actualDm2: Dm2;
  readonly overDm2: Dm2 | null;
  readonly overRateBp: BasisPoints | null;
  readonly vacantDm2: Dm2;
}

const serviceClauses: Readonly<Record<Level, ClauseId>> = {
  C: 'standard-2014.service-central-province',
  P: 'standard-2014.service-central-province',
  M: 'standard-2014.service-city',
  K: 'standard-2014.service-county',
  T: 'setting.township-service',
};

const clauseOf = (level: Level, kind: AreaKind): ClauseId => {
  if (kind === 'office') return level === 'T' ? 'setting.township-limits' : 'standard-2014.office';
  if (kind === 'service') return serviceClauses[level];
  return kind === 'equipment' ? 'standard-2014.equipment' : 'measures-2017.scope';
};

const withBasic = (areas: KindAreas): Record<AreaKind, Dm2> => ({
  office: areas.office,
  service: areas.service,
  equipment: areas.equipment,
  basic: basicKinds.reduce((sum, kind) => sum + areas[kind], 0),
});

/** OS-12: office, service, equipment and basic area of a unit, each against its approved value, with what stands empty. Always four lines. */
export function checkUnit(book: RuleBook, level: Level, approved: ApprovedDm2, holding: UnitHolding): readonly UnitLine[] {
  const actual = withBasic(holding.areaDm2);
  const vacant = withBasic(holding.vacantDm2);
  return areaKinds.map((kind) => {
    const allowed = approved[kind];
    const facts = { kind, clause: clauseOf(level, kind), approvedDm2: allowed, actualDm2: actual[kind], vacantDm2: vacant[kind] };
    if (allowed === null) return { ...facts, verdict: 'unjudged', overDm2: null, overRateBp: null };
    const { verdict, overDm2, overRateBp } = compareArea(book, actual[kind], allowed);
    return { ...facts, verdict, overDm2, overRateBp };
  });
}

/** A unit's line on the wire: m² and percent as text with two places. */
export const unitLineText = (line: UnitLine) => ({
  kind: line.kind,
  verdict: line.verdict,
  clause: line.clause,
  approvedSqm: sqmOrNull(line.approvedDm2),
  actualSqm: sqm(line.actualDm2),
  overSqm: sqmOrNull(line.overDm2),
  overPercent: percent(line.overRateBp),
  vacantSqm: sqm(line.vacantDm2),
});
