import { z } from 'zod';
import type { Day } from '#shared/time.ts';
import { day } from '#shared/time.ts';
import type { CodeVerdict } from './code-text.ts';
import { codeText, plausibleDivision, weightedSum } from './code-text.ts';

const DIGITS = '0123456789';
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
/** By Σ mod 11. */
const CHECKS = '10X98765432';
const CLAUSE = 'GB 11643';
/** Nobody alive is older, and a year before it is a slip of the hand. */
const EARLIEST_BIRTH: Day = '1880-01-01';

/** What a valid number says of its holder. */
export interface IdNumberFacts {
  divisionCode: string;
  bornOn: Day;
  sex: 'male' | 'female';
}

export interface IdNumberOptions {
  /** The business day; a birth after it is refused. */
  today?: Day;
  /** Looks a six-digit code up, abolished ones included; without it only the province is checked. */
  knownDivision?: (code: string) => boolean;
}

/**
 * The check character of a citizen identification number.
 * @param body the 17 digits before it.
 */
export const idCheckCharacter = (body: string): string => CHECKS.charAt(weightedSum(body, DIGITS, WEIGHTS) % 11);

/** Checks a citizen identification number (公民身份号码, GB 11643): check character, a real birth date, a plausible division. */
export function checkIdNumber(text: string, options: IdNumberOptions = {}): CodeVerdict<IdNumberFacts> {
  const value = codeText(text);
  const no = (code: string, params = {}) => ({ ok: false, code, clause: CLAUSE, params }) as const;
  if (value.length !== 18) return no('id_number_length', { length: value.length });
  if (!/^\d{17}[\dX]$/.test(value)) return no('id_number_character');
  const divisionCode = value.slice(0, 6);
  if (!plausibleDivision(divisionCode) || options.knownDivision?.(divisionCode) === false)
    return no('id_number_division', { divisionCode });
  const bornOn = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;
  const realDay = day.safeParse(bornOn).success && bornOn >= EARLIEST_BIRTH && (!options.today || bornOn <= options.today);
  if (!realDay) return no('id_number_birth_date', { bornOn });
  if (value[17] !== idCheckCharacter(value)) return no('id_number_check');
  return { ok: true, value, divisionCode, bornOn, sex: Number(value[16]) % 2 === 1 ? 'male' : 'female' };
}

/** Shows the first 3 and the last 4 characters (IT-24); anything too short to hide a middle is hidden whole. */
export function maskIdNumber(text: string): string {
  if (text.length < 15) return '*'.repeat(text.length);
  return text.slice(0, 3) + '*'.repeat(text.length - 7) + text.slice(-4);
}

/** A citizen identification number in a request: kept in canonical writing, to be stored encrypted. */
export const idNumber = z
  .string()
  .max(60)
  .transform(codeText)
  .superRefine((value, ctx) => {
    const verdict = checkIdNumber(value);
    if (!verdict.ok) ctx.addIssue({ code: 'custom', message: verdict.code, params: verdict.params });
  });
