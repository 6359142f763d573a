import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basisPoints, divideHalfUp, dm2, hundredthsText, LARGEST_DM2, percent, shareOf, sqm, sqmOrNull } from './areas.ts';

describe('dm2', () => {
  it.each([
    ['0', 0],
    ['18.6', 1860],
    ['18.60', 1860],
    ['18.600', 1860],
    ['0.01', 1],
    ['007.50', 750],
    ['9999999.99', 999_999_999],
    ['999999999.99', LARGEST_DM2],
  ])('reads %s m² as %i dm²', (text, expected) => {
    expect(dm2(text)).toBe(expected);
  });

  it.each(['', '-1', '1.005', '1.', '.5', '1.2.3', '１８', '18,6', ' 18', '1e3', '1000000000.00'])('refuses %j', (text) => {
    expect(() => dm2(text)).toThrow(RangeError);
  });

  it('gives back every area the register can hold', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LARGEST_DM2 }), (value) => {
        expect(dm2(sqm(value))).toBe(value);
      }),
    );
  });
});

describe('text of hundredths', () => {
  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [60, '0.60'],
    [333, '3.33'],
    [-150, '-1.50'],
    [283_509, '2835.09'],
  ])('%i reads %s', (value, text) => {
    expect(hundredthsText(value)).toBe(text);
  });

  it('keeps what is not known', () => {
    expect([sqmOrNull(null), percent(null)]).toEqual([null, null]);
  });
});

describe('shares', () => {
  it.each([
    [60, 1800, 333],
    [400, 3600, 1111],
    [1, 8, 1250],
    [1, 1600, 6],
    [1, 16_000, 1],
    [1, 20_001, 0],
    [0, 100, 0],
  ])('%i of %i dm² is %i basis points', (part, whole, expected) => {
    expect(shareOf(part, whole)).toBe(expected);
  });

  it('names no share of nothing', () => {
    expect(shareOf(100, 0)).toBeNull();
  });

  it('reads percentages exactly', () => {
    expect(['10', '2.5', '0.07', '0'].map(basisPoints)).toEqual([1000, 250, 7, 0]);
  });

  it('rounds half up like exact integers of any size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LARGEST_DM2 }), fc.integer({ min: 1, max: LARGEST_DM2 }), (part, whole) => {
        const exact = (2n * BigInt(part) * 10_000n + BigInt(whole)) / (2n * BigInt(whole));
        expect(BigInt(divideHalfUp(part * 10_000, whole))).toBe(exact);
      }),
    );
  });

  it('never answers inexactly', () => {
    expect(() => divideHalfUp(Number.MAX_SAFE_INTEGER, 3)).toThrow(RangeError);
  });
});
