import { Decimal } from '#shared/units.ts';

/**
 * Areas inside the rules are whole square decimetres: 1 dm² = 0.01 m² exactly, the last digit the register keeps. Integers add and
 * compare without rounding and as fast as the machine; text in square metres exists only at the edges.
 */
export type Dm2 = number;

/** A share in hundredths of a percent: 333 reads 3.33 %. */
export type BasisPoints = number;

/** The largest area taken in, 999,999,999.99 m²: more than a province has, and small enough that every product below stays exact. */
export const LARGEST_DM2: Dm2 = 99_999_999_999;

const ZERO = 48;
const POINT = 46;

/**
 * Square metres as text (`"18.60"`) to dm², exactly.
 * @throws RangeError when the text is no area: not digits, negative, above the largest, or finer than 0.01 m².
 */
export function dm2(sqm: string): Dm2 {
  let value = 0;
  let places = -1;
  for (let i = 0; i < sqm.length; i += 1) {
    const char = sqm.charCodeAt(i);
    const digit = char - ZERO;
    if (char === POINT && places < 0 && i > 0) places = 0;
    else if (digit < 0 || digit > 9) throw new RangeError(`not an area in m²: ${sqm}`);
    else if (places < 2) {
      value = value * 10 + digit;
      if (places >= 0) places += 1;
    } else if (digit !== 0) throw new RangeError(`finer than 0.01 m²: ${sqm}`);
  }
  if (sqm.length === 0 || places === 0) throw new RangeError(`not an area in m²: ${sqm}`);
  if (places < 0) value *= 100;
  else if (places === 1) value *= 10;
  if (value > LARGEST_DM2) throw new RangeError(`too large an area in m²: ${sqm}`);
  return value;
}

/** Whole hundredths as text with two places: 1860 → `"18.60"`, for dm² in m² and for basis points in percent alike. */
export function hundredthsText(value: number): string {
  const digits = String(Math.abs(value)).padStart(3, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** dm² as square metres with two places, the wire form. */
export const sqm = (value: Dm2): string => hundredthsText(value);
/** dm² as square metres, `null` kept. */
export const sqmOrNull = (value: Dm2 | null): string | null => (value === null ? null : sqm(value));
/** Basis points as percent with two places, `null` kept. */
export const percent = (value: BasisPoints | null): string | null => (value === null ? null : hundredthsText(value));
/** A percentage as text (`"10"`, `"2.5"`) in basis points, exactly. */
export const basisPoints = (percentText: string): BasisPoints => new Decimal(percentText).times(100).toNumber();

/**
 * The quotient of two non-negative integers, rounded half up. Remainder and difference of safe integers are exact, so the result is too.
 * @throws RangeError when an intermediate leaves the safe integers: an inexact answer is never given.
 */
export function divideHalfUp(dividend: number, divisor: number): number {
  const doubled = 2 * dividend + divisor;
  if (!Number.isSafeInteger(doubled)) throw new RangeError('beyond exact integers');
  return (doubled - (doubled % (2 * divisor))) / (2 * divisor);
}

/** `part ÷ whole` in basis points, rounded half up; `null` when the whole is 0 and no share can be named. */
export const shareOf = (part: Dm2, whole: Dm2): BasisPoints | null => (whole === 0 ? null : divideHalfUp(part * 10_000, whole));
