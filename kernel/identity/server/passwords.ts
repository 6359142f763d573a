import { pbkdf2, randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derivePbkdf2 = promisify(pbkdf2);
const deriveScrypt = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);

/** How passwords are hashed. PBKDF2 with HMAC-SM3 where commercial cryptography is demanded (GB/T 39786, IT-18), scrypt elsewhere. */
export type PasswordScheme =
  | { readonly algorithm: 'pbkdf2-sm3' /** At least 10,000. */; readonly rounds: number }
  | { readonly algorithm: 'scrypt' /** Memory cost, a power of two; 2^15 uses 32 MiB. */; readonly cost: number };

const LENGTH = 32;
const SCRYPT = { r: 8, p: 1 };

/** Hashes and checks passwords. Stored form: `$algorithm$parameter$salt$hash`, so that a change of scheme leaves old hashes readable. */
export class Passwords {
  readonly #scheme: PasswordScheme;

  constructor(scheme: PasswordScheme) {
    if (scheme.algorithm === 'pbkdf2-sm3' && scheme.rounds < 10_000) throw new Error('PBKDF2-HMAC-SM3 needs at least 10,000 rounds');
    this.#scheme = scheme;
  }

  async hash(password: string): Promise<string> {
    const { algorithm } = this.#scheme;
    const parameter = this.#scheme.algorithm === 'scrypt' ? this.#scheme.cost : this.#scheme.rounds;
    const salt = randomBytes(16);
    const hash = await derive(algorithm, parameter, salt, password);
    return `$${algorithm}$${parameter}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
  }

  /** Checks against a stored hash. Without one it works as long and says no, so that time tells nothing about the account. */
  async verify(stored: string | null, password: string): Promise<{ readonly ok: boolean; readonly outdated: boolean }> {
    if (stored === null) {
      await this.hash(password);
      return { ok: false, outdated: false };
    }
    const [, algorithm, parameter, salt, hash] = stored.split('$') as [string, PasswordScheme['algorithm'], string, string, string];
    const expected = Buffer.from(hash, 'base64url');
    const actual = await derive(algorithm, Number(parameter), Buffer.from(salt, 'base64url'), password);
    const current = this.#scheme.algorithm === 'scrypt' ? this.#scheme.cost : this.#scheme.rounds;
    return { ok: timingSafeEqual(expected, actual), outdated: algorithm !== this.#scheme.algorithm || Number(parameter) !== current };
  }
}

function derive(algorithm: PasswordScheme['algorithm'], parameter: number, salt: Buffer, password: string): Promise<Buffer> {
  const text = password.normalize('NFKC');
  if (algorithm === 'scrypt') return deriveScrypt(text, salt, LENGTH, { N: parameter, ...SCRYPT, maxmem: 256 * parameter * SCRYPT.r });
  return derivePbkdf2(text, salt, parameter, LENGTH, 'sm3');
}

const kinds = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '#%+-=?@'];

/** An initial password: 14 characters of all four kinds, none that look alike. */
export function randomPassword(): string {
  const pick = (from: string) => from[randomInt(from.length)] as string;
  const all = kinds.join('');
  const signs = [...kinds.map(pick), ...Array.from({ length: 10 }, () => pick(all))];
  for (let i = signs.length - 1; i > 0; i -= 1) {
    const j = randomInt(i + 1);
    [signs[i], signs[j]] = [signs[j] as string, signs[i] as string];
  }
  return signs.join('');
}
