import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawLots } from './draw.ts';

const lots = (n: number, weight = 1) => Array.from({ length: n }, (_, i) => ({ id: `room-${i}`, weight }));

describe('a draw', () => {
  it('comes out the same for the same seed, whatever the order of the lots', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 40 }), fc.string(), fc.nat(50), (ids, seed, count) => {
        const all = ids.map((id, i) => ({ id, weight: 1 + (i % 3) }));
        const drawn = drawLots(all, count, seed);
        expect(drawLots([...all].reverse(), count, seed)).toEqual(drawn);
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn).toHaveLength(Math.min(count, ids.length));
      }),
    );
  });

  it('is another for another seed, and longer draws begin with the shorter ones', () => {
    expect(drawLots(lots(100), 10, 'a')).not.toEqual(drawLots(lots(100), 10, 'b'));
    expect(drawLots(lots(100), 20, 'a').slice(0, 10)).toEqual(drawLots(lots(100), 10, 'a'));
    expect(drawLots(lots(4), 2, 'seed-2026')).toEqual(drawLots(lots(4), 2, 'seed-2026'));
  });

  it('favours nobody of equal weight, and weight in proportion', () => {
    const first = new Map<string, number>();
    const heavy = [...lots(9), { id: 'heavy', weight: 3 }];
    const rounds = 6000;
    for (let i = 0; i < rounds; i += 1) {
      const [winner] = drawLots(heavy, 1, `seed ${i}`);
      first.set(winner as string, (first.get(winner as string) ?? 0) + 1);
    }
    expect((first.get('heavy') ?? 0) / rounds).toBeGreaterThan(0.22);
    expect((first.get('heavy') ?? 0) / rounds).toBeLessThan(0.28);
    for (const { id } of lots(9)) expect(Math.abs((first.get(id) ?? 0) / rounds - 1 / 12)).toBeLessThan(0.02);
  });

  it('never draws what has no weight', () => {
    expect(drawLots([...lots(3, 0), { id: 'one', weight: 1 }], 4, 'x')).toEqual(['one']);
  });
});
