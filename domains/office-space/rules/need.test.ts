import { describe, expect, it } from 'vitest';
import { checkHeadroom, checkWanted, judgeNeed, type SpaceWish, type UnitStanding } from './need.ts';
import type { Rank } from './ranks.ts';
import { openRuleBook } from './rule-book.ts';

const opened = openRuleBook('2026-01-05');
if (!opened.ok) throw new Error('no rule book');
const { book } = opened;

const standing: UnitStanding = { approvedDm2: 20_000, heldDm2: 15_000, vacantDm2: 0 };
const wish = (wantedDm2: number, seats: readonly (Rank | null)[], kind: SpaceWish['kind'] = 'office'): SpaceWish => ({
  kind,
  wantedDm2,
  seats,
});
const three: readonly Rank[] = ['M4', 'M5', 'M5'];

describe('need of a request (OS-4 … OS-8, OS-11, OS-12)', () => {
  it.each<[number, readonly (Rank | null)[], string, number | null]>([
    [3600, three, 'ok', 3600],
    [3601, three, 'over', 3600],
    [900, ['M5'], 'ok', 900],
    [4000, ['M5', 'M5', 'M5', 'M5'], 'over', 3600],
    [3600, [...three, null], 'unjudged', null],
    [3600, [], 'unjudged', null],
  ])('%d dm² for %j: %s, limit %s', (wanted, seats, verdict, limit) => {
    const need = judgeNeed(book, wish(wanted, seats), standing);
    const line = need.lines.find((l) => l.line === 'people');
    expect([line?.verdict, need.limitDm2]).toEqual([verdict, limit]);
    expect(checkWanted(need).ok).toBe(verdict !== 'over');
  });

  it('says how far over the limit of the persons, with clause and field', () => {
    expect(checkWanted(judgeNeed(book, wish(1860, ['M4']), standing))).toEqual({
      ok: false,
      code: 'office-space.need_over_limit',
      clause: 'standard-2014.room-limit',
      limit: '18.00',
      actual: '18.60',
      path: 'wantedSqm',
    });
  });

  it.each([
    [5000, 20_000, true],
    [5001, 20_000, false],
    [5001, null, true],
  ])('%d dm² more with %s approved: %s', (wanted, approvedDm2, ok) => {
    const verdict = checkHeadroom(judgeNeed(book, wish(wanted, [], 'service'), { ...standing, approvedDm2 }));
    expect(verdict.ok).toBe(ok);
    if (!verdict.ok) expect([verdict.code, verdict.limit, verdict.actual]).toEqual(['office-space.need_over_approved', '200.00', '200.01']);
  });

  it('tells what serves: from a tenth less up to the limit of the persons, or half as much again where there is none', () => {
    expect(judgeNeed(book, wish(3600, three), standing)).toMatchObject({ floorDm2: 3240, ceilingDm2: 3600, leastDm2: 900 });
    expect(judgeNeed(book, wish(4000, [], 'service'), standing)).toMatchObject({ floorDm2: 3600, ceilingDm2: 6000, leastDm2: 4000 });
  });
});
