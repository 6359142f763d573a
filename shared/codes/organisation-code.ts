import { z } from 'zod';
import type { CodeVerdict } from './code-text.ts';
import { codeText, weightedSum } from './code-text.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;
const CLAUSE = 'GB 11714';

/**
 * The check character of an organisation code: v = 11 − Σ mod 11, where 10 is written X and 11 is written 0.
 * @param body the 8 characters before it, 0–9 A–Z.
 */
export function organisationCheckCharacter(body: string): string {
  const value = 11 - (weightedSum(body, ALPHABET, WEIGHTS) % 11);
  return value === 10 ? 'X' : value === 11 ? '0' : String(value);
}

/** Checks an organisation code (组织机构代码, GB 11714): 8 characters and a check character, the hyphen between them optional. */
export function checkOrganisationCode(text: string): CodeVerdict {
  const value = codeText(text);
  const no = (code: string, params = {}) => ({ ok: false, code, clause: CLAUSE, params }) as const;
  if (value.length !== 9) return no('organisation_code_length', { length: value.length });
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(value)) return no('organisation_code_character');
  const expected = organisationCheckCharacter(value);
  if (value[8] !== expected) return no('organisation_code_check', { actual: value.charAt(8), expected });
  return { ok: true, value };
}

/** An organisation code in a request: kept as 9 characters without hyphen. */
export const organisationCode = z
  .string()
  .max(40)
  .transform(codeText)
  .superRefine((value, ctx) => {
    const verdict = checkOrganisationCode(value);
    if (!verdict.ok) ctx.addIssue({ code: 'custom', message: verdict.code, params: verdict.params });
  });
