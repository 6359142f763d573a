import { inForce } from '#shared/dated.ts';
import { addMonths, type Day } from '#shared/time.ts';
import { type Dm2, dm2, sqm } from './areas.ts';
import type { Rank } from './ranks.ts';
import { type Refused, refused, type Verdict } from './refusals.ts';
import type { RuleBook } from './rule-book.ts';
import { toiletTable } from './tables.ts';

/** OS-16: months a second office may be kept after the concurrent post has ended. */
const SECOND_OFFICE_MONTHS = 2;
/** OS-17: months in which the office of a transferred or retired person comes back. */
const RETURN_MONTHS = 1;

/** The strict approval of a second office with its two grounds (OS-16). */
export interface SecondOfficeApproval {
  readonly number: string;
  readonly placesFarApart: boolean;
  readonly worksThereOften: boolean;
}

/** One office a person holds on the day of the check. */
export interface OfficeHeld {
  readonly roomId: string;
  /** The office of the main post. */
  readonly main: boolean;
  /** The person's share of the room; `null` when not known. */
  readonly areaDm2: Dm2 | null;
  readonly approval: SecondOfficeApproval | null;
  /** The day the concurrent post ended, if it has. */
  readonly postEndedOn: Day | null;
}

/** A breach by one office of a person; `dueOn` is the last day it had to be vacated, where the rule sets one. */
export interface OfficeFinding {
  readonly roomId: string;
  readonly refusal: Refused;
  readonly dueOn: Day | null;
}

/** OS-16: the last day of a second office after the concurrent post ended. */
export const secondOfficeDueOn = (postEndedOn: Day): Day => addMonths(postEndedOn, SECOND_OFFICE_MONTHS);
/** OS-17: the last day to give the office back after the transfer or retirement procedure. */
export const officeReturnDueOn = (procedureOn: Day): Day => addMonths(procedureOn, RETURN_MONTHS);

/** The main office is the one marked so, or the first; the others are second offices. */
function secondOffices(offices: readonly OfficeHeld[]): readonly OfficeHeld[] {
  const main = offices.find((office) => office.main) ?? offices[0];
  return offices.filter((office) => office !== main);
}

function secondOfficeRefusal(book: RuleBook, office: OfficeHeld, rank: Rank | null): Refused | null {
  const clause = 'measures-2017.use';
  if (office.postEndedOn !== null) {
    const dueOn = secondOfficeDueOn(office.postEndedOn);
    if (book.on > dueOn) return refused('office-space.second_office_overdue', clause, { limit: dueOn, actual: book.on });
  }
  if (!office.approval?.number.trim()) return refused('office-space.second_office_unapproved', clause, { limit: '1', actual: '2' });
  if (!office.approval.placesFarApart || !office.approval.worksThereOften)
    return refused('office-space.second_office_ground_missing', clause);
  const limitDm2 = rank === null ? null : book.limitsDm2[rank];
  if (limitDm2 !== null && office.areaDm2 !== null && office.areaDm2 >= limitDm2) {
    return refused('office-space.second_office_not_smaller', clause, { limit: sqm(limitDm2), actual: sqm(office.areaDm2) });
  }
  return null;
}

/**
 * OS-16: one person, one office. A second one needs an approval that rests on far places and regular work there, is smaller than
 * the standard, and ends two months after the concurrent post. A third is never allowed.
 */
export function checkOffices(book: RuleBook, rank: Rank | null, offices: readonly OfficeHeld[]): readonly OfficeFinding[] {
  const findings: OfficeFinding[] = [];
  for (const [index, office] of secondOffices(offices).entries()) {
    const dueOn = office.postEndedOn === null ? null : secondOfficeDueOn(office.postEndedOn);
    const refusal =
      index > 0
        ? refused('office-space.more_than_two_offices', 'measures-2017.use', { limit: '2', actual: String(offices.length) })
        : secondOfficeRefusal(book, office, rank);
    if (refusal) findings.push({ roomId: office.roomId, refusal, dueOn });
  }
  return findings;
}

/** OS-17: whether an office still held after a transfer or retirement is late. */
export function checkReturn(procedureOn: Day, on: Day): Verdict<{ dueOn: Day }> {
  const dueOn = officeReturnDueOn(procedureOn);
  if (on > dueOn) return refused('office-space.office_not_returned', 'measures-2017.use', { limit: dueOn, actual: on });
  return { ok: true, dueOn };
}

/** Posts that matter for a toilet (OS-9): head of a provincial bureau, head of the party or the government of a city or county. */
export type LeadingPost = 'bureau-head' | 'party-or-government-head' | null;

const leaders: ReadonlySet<Rank> = new Set<Rank>(['C1', 'C2', 'P1', 'P2']);

/** OS-9: who may have a toilet in the office. */
export function mayHaveToilet(rank: Rank, post: LeadingPost): boolean {
  if (leaders.has(rank)) return true;
  if (rank === 'P3') return post === 'bureau-head';
  return (rank === 'M1' || rank === 'K1') && post === 'party-or-government-head';
}

/** OS-9: the toilet of an office. Refuses with `toilet_not_allowed` or `toilet_too_large`. */
export function checkToilet(rank: Rank, post: LeadingPost, toiletSqm: string, on: Day): Verdict<object> {
  const clause = 'standard-2014.rest-room';
  const limit = inForce(toiletTable, on);
  if (limit === undefined) return refused('office-space.no_table_in_force', clause, { actual: on });
  const area = dm2(toiletSqm);
  if (area === 0) return { ok: true };
  if (!mayHaveToilet(rank, post)) return refused('office-space.toilet_not_allowed', clause, { limit: '0.00', actual: sqm(area) });
  if (area > dm2(limit)) return refused('office-space.toilet_too_large', clause, { limit: sqm(dm2(limit)), actual: sqm(area) });
  return { ok: true };
}

/** OS-9: the area held against the limit: the office with its rest room and its toilet, measured apart. */
export const officeAreaDm2 = (parts: { roomDm2: Dm2; restRoomDm2: Dm2; toiletDm2: Dm2 }): Dm2 =>
  parts.roomDm2 + parts.restRoomDm2 + parts.toiletDm2;
