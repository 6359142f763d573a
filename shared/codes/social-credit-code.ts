import { z } from 'zod';
import type { CodeVerdict } from './code-text.ts';
import { codeText, plausibleDivision, weightedSum } from './code-text.ts';
import { checkOrganisationCode, organisationCheckCharacter } from './organisation-code.ts';

/** The 31 characters of GB 32100: the letters I, O, S, V and Z never occur. */
export const SOCIAL_CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Weight of position i (1–17): 3^(i−1) mod 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
/** Registering departments of GB 32100: 1 establishment offices … 9 market regulation, A the armed forces, N agriculture, Y others. */
const REGISTRARS = '123456789ANY';
const CLAUSE = 'GB 32100';

/**
 * What a valid code says. `organisationCodeOk` tells whether positions 9–17 are also a valid organisation code (GB 11714); registrars have
 * issued codes where they are not, and the check character covers those positions, so it informs and does not refuse.
 */
export interface SocialCreditFacts {
  registrar: string;
  kind: string;
  /** Division of the registering department, six digits; `100000` is the centre. */
  divisionCode: string;
  organisationCode: string;
  organisationCodeOk: boolean;
}

/**
 * The check character: C = 31 − (Σ mod 31), 31 written as 0.
 * @param body the 17 characters before it, of the alphabet of GB 32100.
 */
export const socialCreditCheckCharacter = (body: string): string =>
  SOCIAL_CREDIT_ALPHABET.charAt((31 - (weightedSum(body, SOCIAL_CREDIT_ALPHABET, WEIGHTS) % 31)) % 31);

/** Checks a unified social credit code (统一社会信用代码, GB 32100). */
export function checkSocialCreditCode(text: string): CodeVerdict<SocialCreditFacts> {
  const value = codeText(text);
  const no = (code: string, params = {}) => ({ ok: false, code, clause: CLAUSE, params }) as const;
  if (value.length !== 18) return no('social_credit_code_length', { length: value.length });
  const foreign = [...value].findIndex((c) => !SOCIAL_CREDIT_ALPHABET.includes(c));
  if (foreign >= 0) return no('social_credit_code_character', { character: value.charAt(foreign), position: foreign + 1 });
  const expected = socialCreditCheckCharacter(value);
  if (value[17] !== expected) return no('social_credit_code_check', { actual: value.charAt(17), expected });
  if (!REGISTRARS.includes(value.charAt(0))) return no('social_credit_code_registrar', { character: value.charAt(0) });
  const divisionCode = value.slice(2, 8);
  if (divisionCode !== '100000' && !plausibleDivision(divisionCode)) return no('social_credit_code_division', { divisionCode });
  const organisationCode = value.slice(8, 17);
  const facts = { registrar: value.charAt(0), kind: value.charAt(1), divisionCode, organisationCode };
  return { ok: true, value, ...facts, organisationCodeOk: checkOrganisationCode(organisationCode).ok };
}

/**
 * Completes an invented code for demonstration data.
 * @param body 17 characters (the check character is added), or 16 (first the organisation code's own check character is added; it is a
 * digit or X, both in the alphabet).
 */
export function completeSocialCreditCode(body: string): string {
  if (!/^(.{16}|.{17})$/.test(body) || [...body].some((c) => !SOCIAL_CREDIT_ALPHABET.includes(c))) {
    throw new Error(`"${body}" is no body of a social credit code: 16 or 17 characters of ${SOCIAL_CREDIT_ALPHABET}`);
  }
  const whole = body.length === 17 ? body : body + organisationCheckCharacter(body.slice(8));
  return whole + socialCreditCheckCharacter(whole);
}

/** A unified social credit code in a request: kept in canonical writing. */
export const socialCreditCode = z
  .string()
  .max(60)
  .transform(codeText)
  .superRefine((value, ctx) => {
    const verdict = checkSocialCreditCode(value);
    if (!verdict.ok) ctx.addIssue({ code: 'custom', message: verdict.code, params: verdict.params });
  });
