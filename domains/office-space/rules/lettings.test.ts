import { describe, expect, it } from 'vitest';
import { functionAlarms, type LettingFacts, rentingAlarms, unitLettingAlarms } from './alarms.ts';
import { dutyDates, dutyDueOn, dutyStateOf, isCase } from './duties.ts';
import { type BodyUse, checkUse } from './institutions.ts';
import {
  checkTerm,
  handingOutFindings,
  mayHandOut,
  type RentingIn,
  reminderDue,
  reminderSteps,
  rentingFindings,
  termStateOf,
} from './lettings.ts';
import { openRuleBook } from './rule-book.ts';
import { type SecondOfficePlan, secondOfficeFindings } from './second-office.ts';
import { defaultSettings, officeSpaceSettings } from './settings.ts';

const on = '2026-11-23';
const letting = (changes: Partial<LettingFacts> = {}): LettingFacts => ({
  lettingId: 'x',
  direction: 'let',
  letBy: 'unit',
  counterpart: '示范公司',
  areaSqm: '18.00',
  approvalNo: null,
  from: '2026-01-01',
  to: '2026-12-31',
  closedOn: null,
  ...changes,
});

describe('who may let, and on what papers (OS-18, OS-22, OS-25)', () => {
  it('is the administration alone', () => {
    expect(mayHandOut('administration')).toEqual({ ok: true });
    expect(mayHandOut('using-unit')).toMatchObject({ code: 'office-space.unit_may_not_let', clause: 'regulation-2012.no-letting' });
  });

  it.each([
    ['2026-01-01', '2045-12-31', true],
    ['2026-01-01', '2046-01-01', false],
    ['2028-02-29', '2048-02-28', true],
    ['2028-02-29', '2048-02-29', false],
  ])('from %s to %s: %s', (from, to, ok) => {
    expect(checkTerm(from, to).ok).toBe(ok);
  });

  it.each([
    ['let' as const, 'application' as const, '30', null, []],
    ['let' as const, 'contract' as const, '30', null, ['office-space.exchange_missing']],
    ['let' as const, 'contract' as const, '30', '示范公资交〔2026〕1号', []],
    ['lent' as const, 'contract' as const, null, null, []],
    ['lent' as const, 'application' as const, '30', null, ['office-space.lent_without_rent']],
  ])('%s, %s, rent %s, exchange %s: %j', (direction, step, rentYuan, exchangeDocument, codes) => {
    const found = handingOutFindings({ direction, rentYuan, exchangeDocument, from: '2026-01-01', to: '2026-12-31' }, step);
    expect(found.map((f) => f.code)).toEqual(codes);
  });

  it('rents on approval, budget, comparison and an end', () => {
    const whole: RentingIn = { approvalNo: 'a', budgetDocument: 'b', marketDocument: 'c', to: '2026-12-31' };
    expect(rentingFindings(whole)).toEqual([]);
    expect(rentingFindings({ approvalNo: ' ', budgetDocument: null, marketDocument: '', to: null }).map((f) => f.path)).toEqual([
      'approvalNo',
      'budgetDocument',
      'marketDocument',
      'to',
    ]);
  });
});

describe('the alarms of lettings and functions (T5)', () => {
  it.each<[string, Partial<LettingFacts>, number]>([
    ['a unit let a room', {}, 1],
    ['a unit lent a room', { direction: 'lent' }, 1],
    ['the administration let it', { letBy: 'administration' }, 0],
    ['it has been ended', { closedOn: '2026-11-22' }, 0],
    ['it ends today', { closedOn: on }, 1],
    ['the term is over and nobody ended it', { to: '2026-06-30' }, 1],
    ['it has not begun', { from: '2026-11-24' }, 0],
    ['a unit rented', { direction: 'rented' }, 0],
  ])('A4: %s', (_, changes, count) => {
    const found = unitLettingAlarms(letting(changes), on);
    expect(found).toHaveLength(count);
    if (found[0])
      expect(found[0]).toMatchObject({
        code: 'A4',
        level: 'red',
        clause: 'regulation-2012.no-letting',
        nextSteps: ['end-letting', 'escalate-to-administration'],
      });
  });

  it.each<[string, Partial<LettingFacts>, string | null]>([
    ['no approval number', {}, 'no-approval'],
    ['a blank one', { approvalNo: ' ' }, 'no-approval'],
    ['approved', { approvalNo: 'n' }, null],
    ['approved, last day of the term', { approvalNo: 'n', to: on }, null],
    ['approved, after the term', { approvalNo: 'n', to: '2026-11-22' }, 'term-over'],
    ['neither', { to: '2026-11-22' }, 'both'],
    ['handed back', { to: '2026-11-22', closedOn: '2026-11-22' }, null],
    ['borrowed', { direction: 'borrowed' }, null],
  ])('A5: %s', (_, changes, reason) => {
    const found = rentingAlarms(letting({ direction: 'rented', ...changes }), on);
    expect(found[0]?.facts.reason ?? null).toBe(reason);
  });

  it('A9 until the change is approved or undone', () => {
    const change = { fromKind: 'office', toKind: 'service', changedOn: on, approval: null, restoredOn: null };
    expect(functionAlarms('r', change)).toMatchObject([{ code: 'A9', level: 'red', facts: { fromKind: 'office', toKind: 'service' } }]);
    expect(functionAlarms('r', { ...change, approval: '示范〔2026〕1号' })).toEqual([]);
    expect(functionAlarms('r', { ...change, restoredOn: on })).toEqual([]);
    expect(functionAlarms('r', null)).toEqual([]);
  });
});

describe('terms and reminders', () => {
  it.each([
    ['2026-11-24', null, null, 'future'],
    ['2026-01-01', null, null, 'running'],
    ['2026-01-01', '2027-02-22', null, 'running'],
    ['2026-01-01', '2027-02-21', null, 'ending'],
    ['2026-01-01', on, null, 'ending'],
    ['2026-01-01', '2026-11-22', null, 'expired'],
    ['2026-01-01', '2026-11-22', '2026-11-22', 'ended'],
  ])('from %s to %s, handed back %s: %s', (from, to, closedOn, state) => {
    expect(termStateOf({ from, to, closedOn }, on, 90)).toBe(state);
  });

  it.each([
    [91, null],
    [90, 90],
    [31, 90],
    [30, 30],
    [7, 7],
    [0, 7],
    [-1, null],
  ])('%i days before the end: %s', (left, step) => {
    expect(reminderDue(reminderSteps('90,30,7'), left)).toBe(step);
  });
});

describe('a second office (OS-16)', () => {
  const opened = openRuleBook(on);
  if (!opened.ok) throw new Error('no tables in force');
  const plan = (changes: Partial<SecondOfficePlan> = {}): SecondOfficePlan => ({
    rank: 'M3',
    hasPostThere: true,
    hasMainOffice: true,
    otherSecondOffices: 0,
    areaDm2: 1800,
    distanceKm: '35',
    daysPerMonth: 8,
    ...changes,
  });
  it.each<[string, Partial<SecondOfficePlan>, string[]]>([
    ['all grounds', {}, []],
    ['no post there', { hasPostThere: false }, ['office-space.second_office_no_post']],
    ['no office at the main post', { hasMainOffice: false }, ['office-space.second_office_no_main']],
    ['a second one already', { otherSecondOffices: 1 }, ['office-space.more_than_two_offices']],
    ['as large as the standard', { areaDm2: 2400 }, ['office-space.second_office_not_smaller']],
    ['a little smaller', { areaDm2: 2399 }, []],
    [
      'too near and too seldom',
      { distanceKm: '9.9', daysPerMonth: 3 },
      ['office-space.second_office_too_near', 'office-space.second_office_too_seldom'],
    ],
  ])('%s', (_, changes, codes) => {
    expect(secondOfficeFindings(opened.book, plan(changes)).map((f) => f.code)).toEqual(codes);
  });
});

describe('institutions in office space (OS-20)', () => {
  const use = (changes: Partial<BodyUse>): BodyUse => ({
    unitKind: 'institution',
    basis: 'allocated',
    projectDocument: null,
    leaveBy: null,
    ...changes,
  });
  it.each<[Partial<BodyUse>, string, boolean]>([
    [{ unitKind: 'government' }, 'organ', true],
    [{}, 'ground-missing', false],
    [{ basis: 'same-project' }, 'ground-missing', false],
    [{ basis: 'same-project', projectDocument: '示发改〔2012〕1号' }, 'free', true],
    [{ unitKind: 'enterprise', basis: 'same-project', projectDocument: 'x' }, 'pay-or-leave', false],
    [{ unitKind: 'enterprise', basis: 'paying' }, 'paying', true],
    [{ unitKind: 'enterprise', basis: 'leaving', leaveBy: on }, 'leaving', true],
    [{ unitKind: 'enterprise', basis: 'leaving', leaveBy: '2026-11-22' }, 'leave-overdue', false],
  ])('%j: %s', (changes, note, settled) => {
    expect(checkUse(use(changes), on)).toEqual({ note, settled, clause: 'measures-2017.institutions' });
  });
});

describe('yearly duties (OS-19)', () => {
  it('take their days from the settings of the year', () => {
    expect(dutyDates(2027, defaultSettings)).toEqual({ opensOn: '2027-01-05', dueOn: { publication: '2027-03-31', filing: '2027-03-31' } });
    expect(dutyDueOn(dutyDates(2027, defaultSettings), 'filing', '2027-01-05')).toBe('2027-03-31');
    expect(dutyDueOn(dutyDates(2027, defaultSettings), 'filing', '2027-06-01')).toBe('2027-07-01');
    expect(officeSpaceSettings.safeParse({ dutiesOpenOn: '02-30' }).success).toBe(false);
    expect(officeSpaceSettings.safeParse({ lettingReminderDays: '90;30' }).success).toBe(false);
  });
  it.each([
    ['2026-03-31', null, 'overdue', true],
    ['2026-11-23', null, 'open', false],
    ['2026-11-01', null, 'overdue', false],
    ['2026-03-31', '2026-03-31', 'done', false],
    ['2026-03-31', '2026-04-01', 'done-late', false],
  ])('due %s, done %s: %s', (dueOn, doneOn, state, isACase) => {
    expect(dutyStateOf({ dueOn, doneOn }, on)).toBe(state);
    expect(isCase({ dueOn, doneOn }, on, defaultSettings)).toBe(isACase);
  });
});
