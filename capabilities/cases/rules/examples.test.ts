import { describe, expect, it } from 'vitest';
import { addWorkdays, workdaysBetween } from '#kernel/calendar/working-calendar.ts';
import { closesByRule } from './closing.ts';
import { checkEvidence } from './evidence.ts';
import { dueOn, escalationLevel, extendUntil, lightOf, lookBackDays, objectUntil, overdueDays, type WorkingDays } from './limits.ts';
import { ratesOf } from './rates.ts';
import { graver, repetitionOf } from './repeat.ts';
import { deductionOf, type Scored, scoreOf } from './score.ts';
import { caseSettings, defaultCaseSettings as settings } from './settings.ts';
import { acts, leadsTo, mayJudge, suits } from './states.ts';
import type { caseStates, Severity } from './words.ts';

const work: WorkingDays = { add: (d, n) => addWorkdays(d, n), between: (a, b) => workdaysBetween(a, b) };
const f = (severity: Severity, over: Partial<Scored> = {}): Scored => ({
  severity,
  repeated: false,
  origin: 'inspection',
  fixedBeforeNotice: false,
  ...over,
});

describe('the worked examples of the rules', () => {
  it('1: an office over the limit (C) and no agreement (D) leave 96 points', () => {
    expect(scoreOf(settings, [f('C'), f('D')])).toEqual({ score: 96, deducted: 4, red: false });
  });

  it('2: a missing letter (B) and too many companions (C) leave 89 points, due in 15 and 30 days', () => {
    expect(scoreOf(settings, [f('B'), f('C')]).score).toBe(89);
    expect(dueOn(settings, 'B', '2026-05-06', work)).toBe('2026-05-21');
    expect(dueOn(settings, 'C', '2026-05-06', work)).toBe('2026-06-05');
  });

  it('3: B of 2 March is due on 17 March; on 20 March it is 3 days late and has not gone up', () => {
    const due = dueOn(settings, 'B', '2026-03-02', work);
    expect(due).toBe('2026-03-17');
    expect(overdueDays(due, '2026-03-20')).toBe(3);
    expect(escalationLevel(settings, due, '2026-03-20')).toBe(0);
    expect([21, 22, 26, 27].map((d) => escalationLevel(settings, due, `2026-03-${d}`))).toEqual([0, 1, 1, 2]);
  });

  it('4: unsealed again within 12 months: C becomes B and costs 16', () => {
    const back = repetitionOf(settings, 'C', '2026-10-01', { id: 'former', closedOn: '2026-02-10', repeatNo: 0 });
    expect(back).toEqual({ severity: 'B', repeatOf: 'former', repeatNo: 1 });
    expect(deductionOf(settings, f(back.severity, { repeated: true }))).toBe(16);
  });

  it('5: 64 due, 58 closed in time, 3 late, 3 open: 95.31 % closed, 90.63 % in time', () => {
    expect(ratesOf({ due: 64, closed: 61, onTime: 58, founded: 64, repeated: 4 })).toEqual({
      closureRate: '95.31',
      onTimeRate: '90.63',
      repeatRate: '6.25',
    });
  });
});

describe('limits and lights', () => {
  it.each([
    ['B', 'calendar', '2026-04-10', '2026-04-25'],
    ['D', 'calendar', '2026-04-29', '2026-05-04'],
    // The first five days of May are a holiday, of which the 9th is worked off.
    ['D', 'working', '2026-04-29', '2026-05-09'],
    ['A', 'calendar', '2026-04-10', '2026-04-25'],
  ] as const)('%s counted in %s days from %s ends on %s', (severity, limitCount, on, due) => {
    expect(dueOn(caseSettings.parse({ limitCount }), severity, on, work)).toBe(due);
  });

  it('lets object for five working days and extend by the setting', () => {
    expect(objectUntil(settings, '2026-03-06', work)).toBe('2026-03-13');
    expect(extendUntil(settings, '2026-03-17', work)).toBe('2026-04-01');
  });

  it.each([
    ['2026-03-03', null, 'green'],
    ['2026-03-10', null, 'blue'],
    // Three working days before 17 March 2026, a Tuesday, is Thursday the 12th.
    ['2026-03-11', null, 'blue'],
    ['2026-03-12', null, 'yellow'],
    ['2026-03-17', null, 'yellow'],
    ['2026-03-18', null, 'red'],
    ['2026-03-30', '2026-03-16', 'green'],
    ['2026-03-30', '2026-03-18', 'red'],
  ] as const)('on %s, submitted %s: %s', (today, submittedOn, light) => {
    expect(lightOf(settings, { dueOn: '2026-03-17', limitDays: 15, submittedOn, closedOn: null }, today, work)).toBe(light);
  });

  it('has no light without a limit and none once it is closed', () => {
    expect(lightOf(settings, { dueOn: null, limitDays: null, submittedOn: null, closedOn: null }, '2026-03-18', work)).toBeNull();
    expect(
      lightOf(settings, { dueOn: '2026-03-17', limitDays: 15, submittedOn: null, closedOn: '2026-03-10' }, '2026-03-18', work),
    ).toBeNull();
  });

  it('looks back after 3 and 12 months', () => {
    expect(lookBackDays(settings, '2026-11-30')).toEqual([
      { months: 3, dueOn: '2027-02-28' },
      { months: 12, dueOn: '2027-11-30' },
    ]);
  });
});

describe('repetition and score', () => {
  it('is none after the setting’s months, none without a former case, and A stays A', () => {
    expect(repetitionOf(settings, 'C', '2027-02-11', { id: 'x', closedOn: '2026-02-10', repeatNo: 2 })).toEqual({
      severity: 'C',
      repeatOf: null,
      repeatNo: 0,
    });
    expect(repetitionOf(settings, 'C', '2027-02-10', { id: 'x', closedOn: '2026-02-10', repeatNo: 2 }).repeatNo).toBe(3);
    expect(repetitionOf(settings, 'D', '2026-02-10', null).severity).toBe('D');
    expect((['A', 'B', 'C', 'D'] as const).map(graver)).toEqual(['A', 'A', 'B', 'C']);
  });

  it('spares what a unit found itself and put right before a check, and nothing else', () => {
    expect(deductionOf(settings, f('B', { origin: 'self', fixedBeforeNotice: true }))).toBe(0);
    expect(deductionOf(settings, f('B', { origin: 'self' }))).toBe(8);
    expect(deductionOf(settings, f('B', { origin: 'rule', fixedBeforeNotice: true }))).toBe(8);
  });

  it('is red with a clue of a breach of discipline and never below zero', () => {
    expect(scoreOf(settings, [f('A')])).toEqual({ score: 80, deducted: 20, red: true });
    expect(
      scoreOf(
        settings,
        Array.from({ length: 9 }, () => f('B', { repeated: true })),
      ).score,
    ).toBe(0);
  });

  it('has no rate without anything to rate', () => {
    expect(ratesOf({ due: 0, closed: 0, onTime: 0, founded: 0, repeated: 0 })).toEqual({
      closureRate: null,
      onTimeRate: null,
      repeatRate: null,
    });
  });
});

describe('the life of a case', () => {
  it('leads from clue to closed by the steps of the rules', () => {
    const path = ['verify', 'notify', 'reply', 'start', 'submit', 'pass', 'close'] as const;
    let state = 'clue' as (typeof caseStates)[number];
    const seen = path.map((act) => {
      state = leadsTo(act, state) ?? state;
      return state;
    });
    expect(seen).toEqual(['verified', 'notified', 'replied', 'fixing', 'submitted', 'reviewed', 'closed']);
  });

  it('allows nothing once it has ended, and no act outside its states', () => {
    for (const act of Object.keys(acts) as (keyof typeof acts)[]) {
      expect(leadsTo(act, 'closed')).toBeNull();
      expect(leadsTo(act, 'rejected')).toBeNull();
    }
    expect(leadsTo('close', 'submitted')).toBeNull();
    expect(leadsTo('reply', 'clue')).toBeNull();
    expect(leadsTo('object', 'replied')).toBeNull();
    expect(leadsTo('submit', 'notified')).toBeNull();
  });

  it('never notifies the unit of a clue of a breach of discipline', () => {
    expect(suits('notify', 'A')).toBe(false);
    expect(suits('hand-over', 'A')).toBe(true);
    expect(suits('notify', 'B')).toBe(true);
  });

  it('lets nobody judge what they put right themselves', () => {
    expect(mayJudge('one', 'one')).toBe(false);
    expect(mayJudge('two', 'one')).toBe(true);
    expect(mayJudge(null, 'one')).toBe(true);
  });

  const facts = { state: 'fixing', severity: 'C', replyRequired: false, replied: false } as const;
  it.each([
    [facts, true],
    [{ ...facts, state: 'clue', severity: 'A' }, true],
    [{ ...facts, state: 'verified', severity: 'A' }, false],
    [{ ...facts, state: 'handed-over', severity: 'A' }, false],
    [{ ...facts, replyRequired: true }, false],
    [{ ...facts, replyRequired: true, replied: true }, true],
    [{ ...facts, state: 'closed' }, false],
  ] as const)('a silent rule closes %o: %s', (given, closes) => {
    expect(closesByRule(given)).toBe(closes);
  });
});

describe('evidence', () => {
  const none = { measures: [], measuredSqm: null, recoveredYuan: null, receiptNo: null, fileCount: 0 } as const;
  it.each([
    ['measurement', none, 'measuredSqm'],
    ['measurement', { ...none, measuredSqm: '18.00' }, 'ok'],
    ['document', none, 'fileIds'],
    ['photo', { ...none, fileCount: 1 }, 'ok'],
    [null, none, 'fileIds'],
    ['money', { ...none, fileCount: 3 }, 'recoveredYuan'],
    ['money', { ...none, recoveredYuan: '1200.00' }, 'receiptNo'],
    ['money', { ...none, recoveredYuan: '0', receiptNo: '示范票1' }, 'receiptNo'],
    ['money', { ...none, recoveredYuan: '1200.00', receiptNo: '示范票1' }, 'ok'],
    ['document', { ...none, fileCount: 1, measures: ['return-money'] as const }, 'recoveredYuan'],
  ] as const)('of kind %s with %o: %s', (kind, submission, answer) => {
    const verdict = checkEvidence(kind, submission);
    expect(verdict.ok ? 'ok' : verdict.path).toBe(answer);
  });
});
