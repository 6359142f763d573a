import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { PasswordScheme } from './passwords.ts';

/** One OpenID Connect provider, as the JSON file of `QINWU_OIDC` lists them. */
const oidcProvider = z.object({
  /** Names the provider in addresses: the redirect address is `<public url>/api/auth/oidc/callback/<id>`. */
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** Shown on the button of the sign-in page. */
  label: z.string().min(1).max(40),
  /** Issuer, below which `/.well-known/openid-configuration` stands. */
  issuer: z.url({ protocol: /^https?$/ }),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1).optional(),
  scopes: z.array(z.string()).default(['openid', 'profile']),
  /** The claim that says who it is. */
  claim: z.string().default('preferred_username'),
  /**
   * How a subject that comes for the first time finds its account: by the account's user name, by the person's staff number, or not at
   * all. Accounts are never made on the way, and an account of an administrator is never linked so.
   */
  linkBy: z.enum(['username', 'staff-no', 'none']).default('none'),
});
const oidcProviders = z.array(oidcProvider).max(10);
export type OidcProvider = z.output<typeof oidcProvider>;

/** Reads the providers from the JSON file that `QINWU_OIDC` names. @throws one plain line that names the file and what is wrong. */
export function readOidcProviders(file: string): OidcProvider[] {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Error(`QINWU_OIDC: ${file} is not readable JSON: ${(cause as Error).message}`, { cause });
  }
  const parsed = oidcProviders.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`QINWU_OIDC: ${file}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is wrong'}`);
}

/** Settings of identity that come with the process, as opposed to those in `contract/policy.ts`, which administrators change. */
export interface IdentityConfig {
  /** The installation's secret, at least 32 characters. */
  readonly secret: string;
  /** Served over TLS: cookies travel over nothing else. */
  readonly secure: boolean;
  /** Address by which browsers reach the platform, without a trailing slash. */
  readonly publicUrl: string;
  readonly passwords?: PasswordScheme;
  readonly oidc?: readonly OidcProvider[];
  /** Accounts of the demonstration city that the sign-in page offers; null when there is none. A password only where the page may tell it. */
  readonly demo?: { readonly accounts: readonly { readonly username: string; readonly password?: string }[] } | null;
}

export const defaultScheme: PasswordScheme = { algorithm: 'pbkdf2-sm3', rounds: 100_000 };
