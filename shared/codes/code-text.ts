import type { ErrorParams } from '#shared/errors.ts';

/** What a check of a code answers: the code in its canonical writing with what it says, or the reason it cannot be one. */
export type CodeVerdict<Facts extends object = object> =
  | ({ ok: true; value: string } & Facts)
  | { ok: false; code: string; clause: string; params: ErrorParams };

/**
 * Canonical writing of a code as people type or paste it: full-width characters become half-width, letters upper case,
 * blanks, hyphens and the plate's middle dot go.
 */
export const codeText = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u200b\ufeff\-‐–—·•・‧]/g, '');

/** Σ value × weight over the characters of `text`, values by their place in `alphabet`. Every character must be in the alphabet. */
export function weightedSum(text: string, alphabet: string, weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += alphabet.indexOf(text.charAt(i)) * (weights[i] ?? 0);
  return sum;
}

/** Provinces of GB/T 2260 by their two digits, with 71, 81 and 82; 83 stands in residence permits of Taiwan residents. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

/** Whether six digits begin like a division of GB/T 2260. Abolished codes count, because old identities keep them. */
export const plausibleDivision = (sixDigits: string): boolean => /^\d{6}$/.test(sixDigits) && provinces.has(sixDigits.slice(0, 2));
