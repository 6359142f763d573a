import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Need } from './need.ts';
import { checkRenting, distanceM, fittingVacancies, type Vacancy } from './vacancies.ts';

const need: Need = { kind: 'office', lines: [], limitDm2: 3600, floorDm2: 3240, ceilingDm2: 3600, leastDm2: 900 };
const room = (roomId: string, areaDm2: number, more: Partial<Vacancy> = {}): Vacancy => ({
  roomId,
  buildingId: 'b1',
  areaDm2,
  own: false,
  distanceM: 500,
  promised: false,
  ...more,
});
const found = (rooms: readonly Vacancy[], withinKm = '15') =>
  fittingVacancies(need, rooms, withinKm).map((f) => `${f.room.roomId} ${f.fit}`);

describe('vacancies that serve a request (OS-21)', () => {
  it.each<[string, Vacancy[], string[]]>([
    ['large enough and not above the limit', [room('a', 3240), room('b', 3600)], ['a whole', 'b whole']],
    ['a hair too small, a hair too large', [room('a', 3239), room('b', 3601)], []],
    [
      'own rooms first, then the nearest',
      [room('far', 3400, { distanceM: 9000 }), room('near', 3400, { distanceM: 10 }), room('own', 3400, { own: true, distanceM: 12_000 })],
      ['own whole', 'near whole', 'far whole'],
    ],
    [
      'beyond the distance nothing serves, but the own',
      [room('a', 3400, { distanceM: 15_001 }), room('own', 3400, { own: true, distanceM: 40_000 })],
      ['own whole'],
    ],
    ['a place not known is taken to be near', [room('a', 3400, { distanceM: null })], ['a whole']],
    ['promised to another request', [room('a', 3400, { promised: true })], []],
    ['several rooms of one building', [room('a', 1800), room('b', 1700), room('c', 950)], ['a part', 'b part']],
    ['several rooms of several buildings do not', [room('a', 1800), room('b', 1700, { buildingId: 'b2' })], []],
    ['rooms too small to join', [room('a', 2500), room('b', 899)], []],
  ])('%s', (_what, rooms, expected) => expect(found(rooms)).toEqual(expected));

  it('never joins rooms above the ceiling or below the floor, whatever stands empty', () => {
    const rooms = fc.array(fc.record({ areaDm2: fc.integer({ min: 1, max: 5000 }), building: fc.integer({ min: 1, max: 3 }) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(rooms, (list) => {
        const all = list.map((r, i) => room(`r${i}`, r.areaDm2, { buildingId: `b${r.building}` }));
        const fits = fittingVacancies(need, all, '15');
        for (const { room: one, fit } of fits)
          if (fit === 'whole') expect(one.areaDm2 >= need.floorDm2 && one.areaDm2 <= need.ceilingDm2).toBe(true);
        for (const parts of Map.groupBy(
          fits.filter((f) => f.fit === 'part'),
          (f) => f.room.buildingId,
        ).values()) {
          const sum = parts.reduce((s, f) => s + f.room.areaDm2, 0);
          expect(sum >= need.floorDm2 && sum <= need.ceilingDm2).toBe(true);
        }
      }),
    );
  });
});

describe('renting while a room stands idle (OS-22)', () => {
  it('is refused with the rooms named', () => {
    expect(checkRenting(['示范楼 301', '示范楼 302'])).toEqual({
      ok: false,
      code: 'office-space.idle_room_fits',
      clause: 'regulation-2012.renting',
      limit: '0',
      actual: '2',
      params: { rooms: '示范楼 301、示范楼 302' },
    });
    expect(checkRenting([])).toEqual({ ok: true });
  });
});

describe('distance', () => {
  it('is that of the great circle, null where a place is not known', () => {
    expect(distanceM(['119.97', '31.81'], ['119.97', '31.81'])).toBe(0);
    expect(distanceM(['119.95', '31.78'], ['120.30', '31.57'])).toBeGreaterThan(40_000);
    expect(distanceM(['119.95', '31.78'], ['120.30', '31.57'])).toBeLessThan(41_500);
    expect(distanceM(null, ['120.30', '31.57'])).toBeNull();
  });
});
