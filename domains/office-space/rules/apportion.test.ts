import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion } from './apportion.ts';
import { ranks } from './ranks.ts';
import { openRuleBook } from './rule-book.ts';
import { type ApportionMethod, defaultSettings } from './settings.ts';

function bookFor(apportionMethod: ApportionMethod) {
  const opened = openRuleBook('2026-01-05', { ...defaultSettings, apportionMethod });
  if (!opened.ok) throw new Error(opened.code);
  return opened.book;
}

describe('apportioned area (OS-13)', () => {
  it.each([
    ['by-limit', 2400, ['M4', 'M5'], [1600, 800]],
    ['by-limit', 2500, ['M4', 'M5'], [1667, 833]],
    ['by-limit', 1000, ['M5', 'M5', 'M5'], [334, 333, 333]],
    ['equal', 2400, ['M4', 'M5'], [1200, 1200]],
    ['equal', 2401, ['M5', 'M4'], [1201, 1200]],
    ['by-limit', 1860, ['M4'], [1860]],
    ['by-limit', 1860, [], []],
  ] as const)('%s: %i dm² for %j', (method, areaDm2, seats, sharesDm2) => {
    expect(apportion(bookFor(method), areaDm2, seats)).toEqual({ method, sharesDm2 });
  });

  it('tells a room apart equally when a rank is not known, and says so', () => {
    expect(apportion(bookFor('by-limit'), 3000, ['M4', null])).toEqual({ method: 'equal', sharesDm2: [1500, 1500] });
  });

  it('adds up to the room to the last dm², each share within one of its exact value', () => {
    const seats = fc.array(fc.constantFrom(...ranks), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.constantFrom<ApportionMethod>('by-limit', 'equal'),
        fc.integer({ min: 0, max: 999_999_999 }),
        seats,
        (method, areaDm2, seated) => {
          const book = bookFor(method);
          const { sharesDm2 } = apportion(book, areaDm2, seated);
          const weights = seated.map((rank) => (method === 'equal' ? 1 : book.limitsDm2[rank]));
          const total = weights.reduce((a, b) => a + b, 0);
          expect(sharesDm2.reduce((a, b) => a + b, 0)).toBe(areaDm2);
          for (const [i, share] of sharesDm2.entries()) expect(Math.abs(share - (areaDm2 * (weights[i] ?? 0)) / total)).toBeLessThan(1);
        },
      ),
    );
  });
});
