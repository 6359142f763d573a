import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** What a digest or seal is for; each purpose has a key of its own, so that a value of one is worthless in another. */
export type Purpose = 'session' | 'api-key' | 'challenge' | 'oidc' | 'username' | 'backup-code';

/**
 * The keys of identity, derived from the installation's secret (HKDF with SM3). Digests are HMAC-SM3 (GB/T 32905); seals are SM4-CTR with
 * HMAC-SM3 over nonce and ciphertext (GB/T 32907; the build of OpenSSL in Node has no SM4-GCM). IT-13, IT-18.
 */
export class Keyring {
  readonly #secret: string;
  readonly #keys = new Map<string, KeyObject>();

  constructor(secret: string) {
    this.#secret = secret;
  }

  #key(name: string, length: number): KeyObject {
    let key = this.#keys.get(name);
    if (!key) {
      key = createSecretKey(Buffer.from(hkdfSync('sm3', this.#secret, 'qinwu identity', name, length)));
      this.#keys.set(name, key);
    }
    return key;
  }

  /** Keyed SM3 of a token or code, for storing and looking up; base64url. */
  digest(purpose: Purpose, text: string): string {
    return createHmac('sm3', this.#key(`digest ${purpose}`, 32))
      .update(text)
      .digest('base64url');
  }

  /** Encrypts and authenticates a text. */
  seal(text: string): string {
    const nonce = randomBytes(16);
    const cipher = createCipheriv('sm4-ctr', this.#key('seal cipher', 16), nonce);
    const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([sealed, this.#tag(sealed)]).toString('base64url');
  }

  /** Opens what `seal` closed. @throws when it was changed or sealed under another secret. */
  open(sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64url');
    const body = bytes.subarray(0, -32);
    if (bytes.length < 48 || !timingSafeEqual(bytes.subarray(-32), this.#tag(body)))
      throw new Error('a sealed value does not open: QINWU_SECRET differs from the one it was sealed with');
    const cipher = createDecipheriv('sm4-ctr', this.#key('seal cipher', 16), body.subarray(0, 16));
    return Buffer.concat([cipher.update(body.subarray(16)), cipher.final()]).toString('utf8');
  }

  #tag(body: Buffer): Buffer {
    return createHmac('sm3', this.#key('seal tag', 32)).update(body).digest();
  }
}

/** A token nobody guesses: 256 random bits, base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url');
