import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dm2 } from './areas.ts';
import { ranks } from './ranks.ts';
import { checkRoom, isVacant, type RoomFacts, roomCheckText, roomStates } from './room-check.ts';
import { roomKinds } from './room-kinds.ts';
import { openRuleBook } from './rule-book.ts';
import { defaultSettings, type OfficeSpaceSettings } from './settings.ts';

function bookWith(settings: Partial<OfficeSpaceSettings> = {}) {
  const opened = openRuleBook('2026-01-05', { ...defaultSettings, ...settings });
  if (!opened.ok) throw new Error(opened.code);
  return opened.book;
}
const book = bookWith();
const office = (areaSqm: string, ...seats: RoomFacts['seats']): RoomFacts => ({
  kind: 'office',
  state: 'in-use',
  areaDm2: dm2(areaSqm),
  seats,
});

describe('rooms against the limits of those seated, worked example 6', () => {
  it.each([
    ['18.60 m² for one M4', office('18.60', 'M4'), 'over', 'yellow', '18.00', '0.60', '3.33'],
    ['24 m² for an M4 and an M5', office('24', 'M4', 'M5'), 'ok', null, '27.00', '0.00', '0.00'],
    ['40 m² for four M5', office('40', 'M5', 'M5', 'M5', 'M5'), 'over', 'red', '36.00', '4.00', '11.11'],
    ['exactly the limit', office('18', 'M4'), 'ok', null, '18.00', '0.00', '0.00'],
    ['a hundredth above', office('18.01', 'M4'), 'over', 'yellow', '18.00', '0.01', '0.06'],
    ['ten percent exactly is yellow', office('9.90', 'M5'), 'over', 'yellow', '9.00', '0.90', '10.00'],
    ['just above ten percent is red', office('9.91', 'M5'), 'over', 'red', '9.00', '0.91', '10.11'],
    [
      'red by the exact share, though the rate reads 10.00',
      office('5940.01', ...Array<'C1'>(100).fill('C1')),
      'over',
      'red',
      '5400.00',
      '540.01',
      '10.00',
    ],
    ['a minister', office('54', 'C1'), 'ok', null, '54.00', '0.00', '0.00'],
    ['a township deputy by the settings', office('18.50', 'T2'), 'over', 'yellow', '18.00', '0.50', '2.78'],
  ] as const)('%s', (_, facts, verdict, level, limitSqm, overSqm, overPercent) => {
    expect(roomCheckText(checkRoom(book, facts))).toMatchObject({
      verdict,
      level,
      limitSqm,
      overSqm,
      overPercent,
      clause: 'standard-2014.room-limit',
    });
  });
});

describe('rooms that cannot be compared', () => {
  it.each<[string, RoomFacts, string, string, number]>([
    ['nobody in an office', office('18'), 'ok', 'vacant', 1800],
    ['a vacant room of any kind', { kind: 'service', state: 'vacant', areaDm2: 5000, seats: [] }, 'ok', 'vacant', 5000],
    ['a vacant room of unknown area', { kind: 'office', state: 'vacant', areaDm2: null, seats: [] }, 'ok', 'vacant', 0],
    ['a meeting room in use', { kind: 'service', state: 'in-use', areaDm2: 5000, seats: [] }, 'ok', 'not-measured', 0],
    [
      'a technical-business room with a person',
      { kind: 'technical-business', state: 'in-use', areaDm2: 9000, seats: ['M5'] },
      'ok',
      'not-measured',
      0,
    ],
    ['an office let to others', { kind: 'office', state: 'let', areaDm2: 3000, seats: [] }, 'ok', 'handed-out', 0],
    ['an office lent to others', { kind: 'office', state: 'lent', areaDm2: 3000, seats: [] }, 'ok', 'handed-out', 0],
    ['an office under works', { kind: 'office', state: 'under-works', areaDm2: 3000, seats: [] }, 'ok', 'under-works', 0],
    ['an unknown area', { kind: 'office', state: 'in-use', areaDm2: null, seats: ['M5'] }, 'unjudged', 'area-unknown', 0],
    ['an unknown rank that would decide', office('20', 'M4', null), 'unjudged', 'rank-unknown', 0],
    ['only unknown ranks', office('9', null), 'unjudged', 'rank-unknown', 0],
  ])('%s', (_, facts, verdict, reason, vacantDm2) => {
    expect(checkRoom(book, facts)).toMatchObject({
      verdict,
      reason,
      vacantDm2,
      level: null,
      allowedDm2: null,
      overDm2: null,
      overRateBp: null,
    });
  });

  it('an unknown rank does not matter while the known limits cover the room', () => {
    expect(checkRoom(book, office('18', 'M4', null))).toMatchObject({ verdict: 'ok', reason: 'within', allowedDm2: null, overDm2: 0 });
  });

  it('a room marked vacant in which people sit is judged by them', () => {
    const facts = { ...office('20', 'M4'), state: 'vacant' } as const;
    expect(isVacant(facts)).toBe(false);
    expect(checkRoom(book, facts)).toMatchObject({ verdict: 'over', overDm2: 200 });
  });
});

describe('settings', () => {
  it.each([
    ['18.60', '3.33', 'over', 'over'],
    ['18.60', '3.34', 'ok', 'over-within-tolerance'],
    ['18.90', '5', 'ok', 'over-within-tolerance'],
    ['18.91', '5', 'over', 'over'],
  ])('%s m² for one M4 with a tolerance of %s %%: %s', (area, tolerancePercent, verdict, reason) => {
    expect(checkRoom(bookWith({ tolerancePercent }), office(area, 'M4'))).toMatchObject({ verdict, reason });
  });

  it('an excess within the tolerance is told, without a level', () => {
    expect(roomCheckText(checkRoom(bookWith({ tolerancePercent: '5' }), office('18.60', 'M4')))).toMatchObject({
      level: null,
      overSqm: '0.60',
      overPercent: '3.33',
    });
  });

  it('the share for red is a local decision', () => {
    expect(checkRoom(bookWith({ redAbovePercent: '3' }), office('18.60', 'M4')).level).toBe('red');
  });
});

describe('properties', () => {
  const facts: fc.Arbitrary<RoomFacts> = fc.record({
    kind: fc.constantFrom(...roomKinds),
    state: fc.constantFrom(...roomStates),
    areaDm2: fc.option(fc.integer({ min: 0, max: 50_000 })),
    seats: fc.array(fc.option(fc.constantFrom(...ranks), { freq: 10 }), { maxLength: 8 }),
  });

  it('over is max(0, actual − allowed) wherever something is compared', () => {
    fc.assert(
      fc.property(facts, (room) => {
        const check = checkRoom(book, room);
        if (check.allowedDm2 !== null && check.areaDm2 !== null) expect(check.overDm2).toBe(Math.max(0, check.areaDm2 - check.allowedDm2));
        expect(check.verdict === 'over').toBe(check.level !== null);
        expect(check.verdict === 'over').toBe((check.overDm2 ?? 0) > 0);
      }),
    );
  });

  it('one person more never makes a room more over, a larger room never less', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...ranks), (room, rank) => {
        if (room.areaDm2 === null || room.seats.length === 0 || room.seats.includes(null)) return;
        const over = checkRoom(book, room).overDm2 ?? 0;
        expect(checkRoom(book, { ...room, seats: [...room.seats, rank] }).overDm2 ?? 0).toBeLessThanOrEqual(over);
        expect(checkRoom(book, { ...room, areaDm2: room.areaDm2 + 1 }).overDm2 ?? 0).toBeGreaterThanOrEqual(over);
      }),
    );
  });
});
