import { addMonths, type Day } from '#shared/time.ts';
import type { ClauseId } from './clauses.ts';
import type { AlarmLevel } from './comparison.ts';
import { checkReturn, type OfficeFinding } from './person-check.ts';
import type { Difference } from './reconciliation.ts';
import type { RefusalCode } from './refusals.ts';
import { remedies } from './remedies.ts';
import { type RoomCheck, roomCheckText } from './room-check.ts';
import type { RuleBook } from './rule-book.ts';

/** T5. Label: `enum.office-space.alarm_code.<code>`. */
export const alarmCodes = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9'] as const;
export type AlarmCode = (typeof alarmCodes)[number];

/** What to do next: the remedies of OS-14 and the acts of the other rules. Label: `page.office-space.next.<code>`. */
export const nextSteps = [
  ...remedies,
  'vacate-second-office',
  'obtain-second-office-approval',
  'hand-back-office',
  'escalate-to-administration',
  'end-letting',
  'obtain-rent-approval',
  'end-renting',
  'sign-use-agreement',
  'issue-certificate',
  'measure-on-site',
  'correct-ledger',
  'change-certificate',
  'seat-or-share',
  'return-to-administration',
  'restore-function',
  'approve-function-change',
] as const;
export type NextStep = (typeof nextSteps)[number];

export interface AlarmKind {
  /** The level T5 sets; A1 is graded by its rate. */
  readonly level: AlarmLevel | 'by-rate';
  readonly clause: ClauseId;
  readonly nextSteps: readonly NextStep[];
}

/** T5 with the clause and what to do next, in order. */
export const alarmKinds: Readonly<Record<AlarmCode, AlarmKind>> = {
  A1: { level: 'by-rate', clause: 'standard-2014.room-limit', nextSteps: remedies },
  A2: {
    level: 'red',
    clause: 'measures-2017.use',
    nextSteps: ['vacate-second-office', 'obtain-second-office-approval', 'escalate-to-administration'],
  },
  A3: { level: 'red', clause: 'measures-2017.use', nextSteps: ['hand-back-office', 'escalate-to-administration'] },
  A4: { level: 'red', clause: 'regulation-2012.no-letting', nextSteps: ['end-letting', 'escalate-to-administration'] },
  A5: { level: 'red', clause: 'regulation-2012.renting', nextSteps: ['obtain-rent-approval', 'end-renting'] },
  A6: { level: 'yellow', clause: 'measures-2017.certificate', nextSteps: ['sign-use-agreement', 'issue-certificate'] },
  A7: { level: 'yellow', clause: 'measures-2017.ownership', nextSteps: ['measure-on-site', 'correct-ledger', 'change-certificate'] },
  A8: { level: 'yellow', clause: 'setting.vacancy', nextSteps: ['seat-or-share', 'return-to-administration'] },
  A9: { level: 'red', clause: 'regulation-2012.no-letting', nextSteps: ['restore-function', 'approve-function-change'] },
};

/** What an alarm speaks of. Label: `enum.office-space.alarm_subject.<kind>`. */
export interface AlarmSubject {
  readonly kind: 'building' | 'room' | 'person' | 'letting';
  readonly id: string;
}

/** What was found, as on the wire: m² and percent as text, days, counts, ids. */
export type AlarmFacts = Readonly<Record<string, string | number | readonly string[] | null>>;

export interface Alarm {
  readonly code: AlarmCode;
  readonly level: AlarmLevel;
  readonly clause: ClauseId;
  readonly subject: AlarmSubject;
  /** The last day that was allowed, where the rule sets one. */
  readonly dueOn: Day | null;
  readonly facts: AlarmFacts;
  readonly nextSteps: readonly NextStep[];
}

const raise = (code: AlarmCode, level: AlarmLevel, subject: AlarmSubject, facts: AlarmFacts, dueOn: Day | null = null): Alarm => ({
  code,
  level,
  clause: alarmKinds[code].clause,
  subject,
  dueOn,
  facts,
  nextSteps: alarmKinds[code].nextSteps,
});

/** A1: a room over the limit; red above the setting's rate, else yellow. */
export function overLimitAlarms(roomId: string, check: RoomCheck): readonly Alarm[] {
  if (check.level === null) return [];
  const { limitSqm, actualSqm, overSqm, overPercent } = roomCheckText(check);
  return [raise('A1', check.level, { kind: 'room', id: roomId }, { limitSqm, actualSqm, overSqm, overPercent })];
}

const alarming: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'office-space.second_office_unapproved',
  'office-space.second_office_overdue',
  'office-space.more_than_two_offices',
]);

/** A2: a second office without approval, or kept longer than two months after the concurrent post ended. One alarm per person. */
export function secondOfficeAlarms(personId: string, findings: readonly OfficeFinding[]): readonly Alarm[] {
  const grave = findings.filter(({ refusal }) => alarming.has(refusal.code));
  const [first] = grave;
  if (!first) return [];
  const facts = { reason: first.refusal.code, roomIds: grave.map(({ roomId }) => roomId) };
  const dueOn = grave.map((finding) => finding.dueOn).reduce((a, b) => (a !== null && (b === null || a <= b) ? a : b), null);
  return [raise('A2', 'red', { kind: 'person', id: personId }, facts, dueOn)];
}

/** The offices a transferred or retired person still holds on the day of the check. */
export interface DepartedHolder {
  readonly personId: string;
  /** The day the transfer or retirement procedure was done. */
  readonly procedureOn: Day;
  readonly roomIds: readonly string[];
}

/** A3: the office of a transferred or retired person not returned within one month. One alarm per person. */
export function notReturnedAlarms({ personId, procedureOn, roomIds }: DepartedHolder, on: Day): readonly Alarm[] {
  const verdict = checkReturn(procedureOn, on);
  if (verdict.ok || roomIds.length === 0) return [];
  return [raise('A3', 'red', { kind: 'person', id: personId }, { procedureOn, roomIds }, verdict.limit)];
}

/** What stands between the register and a third party: an area let, lent, rented or borrowed. */
export interface LettingFacts {
  readonly lettingId: string;
  readonly direction: 'let' | 'lent' | 'rented' | 'borrowed';
  readonly letBy: 'administration' | 'unit';
  readonly counterpart: string;
  readonly areaSqm: string;
  readonly approvalNo: string | null;
  readonly from: Day;
  /** Last day of the term; null without one. */
  readonly to: Day | null;
  /** The day it was handed back or followed by a renewal. */
  readonly closedOn: Day | null;
}

/** A4: a unit let or lent a room, which is the administration's alone (OS-18, OS-25). It clears when the letting has ended. */
export function unitLettingAlarms(letting: LettingFacts, on: Day): readonly Alarm[] {
  const { lettingId: id, direction, letBy, counterpart, areaSqm, from, closedOn } = letting;
  const out = direction === 'let' || direction === 'lent';
  if (!out || letBy !== 'unit' || from > on || (closedOn !== null && closedOn < on)) return [];
  return [raise('A4', 'red', { kind: 'letting', id }, { direction, counterpart, areaSqm, from })];
}

/** A5: an area rented without approval number, or still held after its term (OS-22). */
export function rentingAlarms(letting: LettingFacts, on: Day): readonly Alarm[] {
  const { lettingId: id, direction, counterpart, areaSqm, approvalNo, from, to, closedOn } = letting;
  if (direction !== 'rented' || from > on || (closedOn !== null && closedOn < on)) return [];
  const over = to !== null && to < on;
  const unapproved = !approvalNo?.trim();
  if (!over && !unapproved) return [];
  const facts = { counterpart, areaSqm, reason: over ? (unapproved ? 'both' : 'term-over') : 'no-approval', to };
  return [raise('A5', 'red', { kind: 'letting', id }, facts, over ? to : null)];
}

/** A9: the function of a room was changed without approval; it clears when the change is approved or the function restored (OS-18). */
export function functionAlarms(
  roomId: string,
  change: { fromKind: string; toKind: string; changedOn: Day; approval: string | null; restoredOn: Day | null } | null,
): readonly Alarm[] {
  if (change === null || change.restoredOn !== null || change.approval?.trim()) return [];
  const { fromKind, toKind, changedOn } = change;
  return [raise('A9', 'red', { kind: 'room', id: roomId }, { fromKind, toKind, changedOn })];
}

/** A6: a room that people sit in without an allocation certificate (OS-15). */
export function uncertifiedAlarms(room: { roomId: string; occupants: number; certificateNo: string | null }): readonly Alarm[] {
  if (room.occupants === 0 || room.certificateNo?.trim()) return [];
  return [raise('A6', 'yellow', { kind: 'room', id: room.roomId }, { occupants: room.occupants })];
}

/** A7: ledger, certificate and object of a building differ (OS-27). One alarm per building. */
export function mismatchAlarms(buildingId: string, differences: readonly Difference[]): readonly Alarm[] {
  if (differences.length === 0) return [];
  return [raise('A7', 'yellow', { kind: 'building', id: buildingId }, { differences: differences.map(({ difference }) => difference) })];
}

/** A8: a room vacant for longer than the setting's months. `vacantSince` is the first day without use, `null` while used. */
export function vacancyAlarms(book: RuleBook, room: { roomId: string; vacantSince: Day | null }): readonly Alarm[] {
  if (room.vacantSince === null) return [];
  const months = book.settings.vacancyMonths;
  const dueOn = addMonths(room.vacantSince, months);
  if (book.on <= dueOn) return [];
  return [raise('A8', 'yellow', { kind: 'room', id: room.roomId }, { vacantSince: room.vacantSince, months }, dueOn)];
}
