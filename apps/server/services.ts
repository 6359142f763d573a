import { openOutward } from '#kernel/events/server/channels/outward.ts';
import { fileServices } from '#kernel/files/server/services.ts';
import { type IdentityConfig, readOidcProviders } from '#kernel/identity/server/config.ts';
import type { DemoAccounts } from './first-start.ts';
import { PlainFailure } from './plain-failure.ts';
import type { Footing } from './process.ts';

/** Services that every process has, a serving one as well as a command. */
export const servicesOf = (footing: Footing) => ({
  ...fileServices(footing.config, footing.dataDir),
  outward: openOutward(footing.config, publicUrlOf(footing.config)),
});

/** Address by which browsers reach the platform, without a trailing slash. */
const publicUrlOf = (config: Footing['config']): string =>
  (config.QINWU_PUBLIC_URL ?? `http://${config.QINWU_HOST}:${config.QINWU_PORT}`).replace(/\/$/, '');

/** Settings of identity from the environment; a wrong provider file ends the start with one line. */
export function identityConfigOf({ config, secret }: Pick<Footing, 'config' | 'secret'>, demo: DemoAccounts | null): IdentityConfig {
  try {
    return {
      secret,
      secure: config.QINWU_PUBLIC_URL?.startsWith('https:') ?? false,
      publicUrl: publicUrlOf(config),
      oidc: config.QINWU_OIDC ? readOidcProviders(config.QINWU_OIDC) : [],
      demo,
    };
  } catch (cause) {
    throw new PlainFailure((cause as Error).message);
  }
}
