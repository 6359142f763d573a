import type { OAuth2Tokens } from 'better-auth/oauth2';
import type { IdentityConfig, OidcProvider } from './config.ts';

/** What a provider vouches for. */
export interface ExternalSubject {
  readonly subject: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** The part of better-auth's provider that single sign-on here is made of. */
interface Client {
  createAuthorizationURL(data: { state: string; codeVerifier: string; redirectURI: string; idTokenNonce: string }): Promise<URL> | URL;
  validateAuthorizationCode(data: { code: string; codeVerifier: string; redirectURI: string }): Promise<OAuth2Tokens | null>;
  getUserInfo(tokens: OAuth2Tokens & { expectedIdTokenNonce: string }): Promise<{ user: object; data: object } | null>;
}

/**
 * OpenID Connect clients of the configured providers: discovery, authorisation code with PKCE, and ID tokens checked against the provider's keys,
 * issuer, audience and nonce are better-auth's; who a subject is here, and the session, are not.
 */
export class OidcClients {
  readonly providers: readonly OidcProvider[];
  readonly #config: IdentityConfig;
  readonly #clients = new Map<string, Promise<Client>>();

  constructor(config: IdentityConfig) {
    this.#config = config;
    this.providers = config.oidc ?? [];
  }

  find(id: string): OidcProvider | undefined {
    return this.providers.find((p) => p.id === id);
  }

  /** The address at the provider to which the browser goes. @throws when the provider cannot be reached. */
  async start(provider: OidcProvider, flow: { state: string; codeVerifier: string; nonce: string }): Promise<string> {
    const client = await this.#client(provider);
    const url = await client.createAuthorizationURL({ ...flow, idTokenNonce: flow.nonce, redirectURI: this.#redirectUri(provider) });
    return url.toString();
  }

  /** Exchanges the code and checks the ID token; null when anything about it is wrong. */
  async finish(provider: OidcProvider, flow: { code: string; codeVerifier: string; nonce: string }): Promise<ExternalSubject | null> {
    const client = await this.#client(provider);
    const tokens = await client.validateAuthorizationCode({
      code: flow.code,
      codeVerifier: flow.codeVerifier,
      redirectURI: this.#redirectUri(provider),
    });
    if (!tokens?.idToken) return null;
    const profile = await client.getUserInfo({ ...tokens, expectedIdTokenNonce: flow.nonce });
    const claims = profile?.data as Record<string, unknown> | undefined;
    return claims && typeof claims.sub === 'string' && claims.sub !== '' ? { subject: claims.sub, claims } : null;
  }

  #redirectUri(provider: OidcProvider): string {
    return `${this.#config.publicUrl}/api/auth/oidc/callback/${provider.id}`;
  }

  /** A provider that could not be discovered is tried again with the next sign-in. */
  #client(provider: OidcProvider): Promise<Client> {
    let client = this.#clients.get(provider.id);
    if (!client) {
      client = discover(provider, this.#config);
      this.#clients.set(provider.id, client);
      client.catch(() => this.#clients.delete(provider.id));
    }
    return client;
  }
}

async function discover(provider: OidcProvider, { publicUrl, secret }: IdentityConfig): Promise<Client> {
  const [{ betterAuth }, { genericOAuth }, { memoryAdapter }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins/generic-oauth'),
    import('better-auth/adapters/memory'),
  ]);
  const auth = betterAuth({
    baseURL: publicUrl,
    secret,
    // Its own store stays empty: accounts and sessions live in the schema identity.
    database: memoryAdapter({ user: [], session: [], account: [], verification: [] }),
    logger: { disabled: true },
    telemetry: { enabled: false },
    plugins: [
      genericOAuth({
        config: [
          {
            providerId: provider.id,
            discoveryUrl: `${provider.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
            clientId: provider.clientId,
            ...(provider.clientSecret ? { clientSecret: provider.clientSecret } : {}),
            scopes: [...provider.scopes],
            pkce: true,
            requireIdTokenVerification: true,
            disableSignUp: true,
          },
        ],
      }),
    ],
  });
  const { socialProviders } = await auth.$context;
  const found = socialProviders.find((p) => p.id === provider.id);
  if (!found) throw new Error(`identity provider ${provider.id}: ${provider.issuer} gave no usable discovery document`);
  return found as unknown as Client;
}
