import type { Verdict } from '#shared/verdict.ts';
import type { SecurityPolicy } from '../contract/policy.ts';
import { weakPasswords } from './weak-passwords.ts';

/** What a password is judged by besides the policy. */
export interface PasswordOwner {
  readonly username: string;
  readonly displayName: string;
}

export type PasswordVerdict = Verdict<
  object,
  | 'identity.password_too_short'
  | 'identity.password_too_few_kinds'
  | 'identity.password_holds_name'
  | 'identity.password_common'
  | 'identity.password_monotonous'
>;
type Fault = Extract<PasswordVerdict, { ok: false }>['code'];

const CLAUSE = 'GB/T 22239-2019 8.1.4.1';
const no = (code: Fault, limit: number | null, actual: number | null): PasswordVerdict => ({
  ok: false,
  code,
  clause: CLAUSE,
  limit: limit === null ? null : String(limit),
  actual: actual === null ? null : String(actual),
  params: { limit, actual },
});

/** How many of the four kinds upper case, lower case, digit, other a password uses. */
export function kindsIn(password: string): number {
  return [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u].filter((kind) => kind.test(password)).length;
}

/** Undoes the usual disguises (P@ssw0rd → password), so that the list of common passwords need not hold them all. */
function plain(password: string): string {
  const letters: Record<string, string> = { '@': 'a', '4': 'a', '0': 'o', '1': 'l', '!': 'i', '3': 'e', $: 's', '5': 's', '7': 't' };
  return password.toLowerCase().replace(/[@401!3$57]/g, (c) => letters[c] as string);
}

/** True when the password is a common one, as it stands, without its tail of digits and signs, or behind the usual disguises. */
function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  const stem = lower.replace(/[\d\W_]+$/u, '');
  return [lower, stem, plain(lower), plain(stem)].some((form) => form.length >= 4 && weakPasswords.has(form));
}

/** Longest run of one repeated or counted character: `aaaa`, `1234`, `dcba`. */
function longestRun(password: string): number {
  const codes = [...password].map((c) => c.codePointAt(0) as number);
  let longest = 1;
  let run = 1;
  let step: number | null = null;
  for (let i = 1; i < codes.length; i += 1) {
    const now = (codes[i] as number) - (codes[i - 1] as number);
    run = Math.abs(now) <= 1 && now === step ? run + 1 : Math.abs(now) <= 1 ? 2 : 1;
    step = now;
    longest = Math.max(longest, run);
  }
  return longest;
}

/**
 * Whether a password may be chosen (IT-2): length, kinds of characters, not the account's names, not a common one, not one long run.
 * Reuse is judged against stored hashes, elsewhere.
 */
export function judgePassword(
  password: string,
  owner: PasswordOwner,
  policy: Pick<SecurityPolicy, 'minLength' | 'kinds'>,
): PasswordVerdict {
  const length = [...password].length;
  if (length < policy.minLength) return no('identity.password_too_short', policy.minLength, length);
  const kinds = kindsIn(password);
  if (kinds < policy.kinds) return no('identity.password_too_few_kinds', policy.kinds, kinds);
  const lower = password.normalize('NFKC').toLowerCase();
  const reversed = [...lower].reverse().join('');
  const names = [owner.username, owner.displayName]
    .map((n) => n.normalize('NFKC').toLowerCase().replace(/\s/g, ''))
    .filter((n) => [...n].length >= 3);
  if (names.some((n) => lower.includes(n) || reversed.includes(n))) return no('identity.password_holds_name', null, null);
  if (isCommon(password)) return no('identity.password_common', null, null);
  const run = longestRun(password);
  if (run > length / 2) return no('identity.password_monotonous', Math.floor(length / 2), run);
  return { ok: true };
}
