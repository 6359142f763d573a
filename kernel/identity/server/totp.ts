import { Secret, TOTP } from 'otpauth';

const PERIOD = 30;
/** Steps a clock may be off, each way. */
const WINDOW = 1;

/** 160 random bits, base32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

// SHA-1 is what authenticator applications speak (RFC 6238); as HMAC it is not weakened by collisions.
const generator = (secret: string, label = '') =>
  new TOTP({ issuer: '勤务', label, algorithm: 'SHA1', digits: 6, period: PERIOD, secret: Secret.fromBase32(secret) });

/** The address an authenticator reads from a QR code. */
export const totpUri = (secret: string, username: string): string => generator(secret, username).toString();

/** The time step a code belongs to, when it is right, within the window and newer than the last one accepted; else null. */
export function acceptedStep(secret: string, code: string, now: Date, lastStep: number): number | null {
  const delta = generator(secret).validate({ token: code, timestamp: now.getTime(), window: WINDOW });
  if (delta === null) return null;
  const step = Math.floor(now.getTime() / 1000 / PERIOD) + delta;
  return step > lastStep ? step : null;
}
