import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { system } from '#kernel/access/actor.ts';
import { type Ctx, inTransaction, type Services } from '#kernel/context.ts';
import { createIdentity } from '#kernel/identity/server/identify.ts';
import { createAccount, grantRole } from '#kernel/identity/server/public.ts';
import { createUnits, loadDivisions } from '#kernel/org/server/public.ts';
import { newId } from '#shared/ids.ts';
import type { RoleName } from '#shared/permissions.ts';
import { domains } from './compose.ts';
import type { Footing } from './process.ts';
import { identityConfigOf, servicesOf } from './services.ts';

/** Accounts that the sign-in page offers in a demonstration. */
export interface DemoAccounts {
  readonly accounts: readonly { readonly username: string; readonly password?: string }[];
}

/** Work in the platform's own name before anyone can sign in. */
export type Run = <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>;

/** Opens what use cases need for the time of `work` and closes it again. */
export async function beforeServing<T>(footing: Footing, work: (run: Run) => Promise<T>): Promise<T> {
  const identity = await createIdentity({ database: footing.database, config: identityConfigOf(footing, null), domains });
  // Nobody listens yet, so pushes have no follower.
  const pushes = { follow: () => () => {}, endStreams: () => {}, close: async () => {} };
  const services: Services = { pushes, identity, ...servicesOf(footing) };
  const origin = () => ({ actor: system, locale: 'zh-CN' as const, requestId: newId(), ip: null, now: new Date() });
  try {
    return await work((use) => inTransaction(footing.database, services, origin(), { scope: { all: true }, readOnly: false }, use));
  } finally {
    await identity.close();
  }
}

/** How the installation was begun: empty still, with the demonstration city, or as one's own. */
export async function stateOf(footing: Footing): Promise<'empty' | 'demo' | 'own'> {
  const { rows } = await footing.database.pool.query<{ begun: string | null }>(`select app.begun_as() as begun`);
  return (rows[0]?.begun as 'demo' | 'own' | null) ?? 'empty';
}

/** Remembers how the installation was begun; said once. */
export const markBegun = (ctx: Ctx, as: 'demo' | 'own') => sql`select app.begin_as(${as})`.execute(ctx.db);

const administrators: readonly RoleName[] = ['sysadmin', 'secadmin', 'auditor'];

/**
 * Begins one's own installation: divisions, the administration as the first unit, the three administrators with random passwords that
 * are shown this once and must be changed. Everything else they make from there.
 */
export async function beginOwn(footing: Footing, say: (line: string) => void): Promise<void> {
  const city = footing.config.QINWU_CITY;
  await beforeServing(footing, async (run) => {
    await run((ctx) => loadDivisions(ctx, [city]));
    const lines = await run(async (ctx) => {
      const [unit] = await createUnits(ctx, [
        {
          name: '机关事务管理局',
          kind: 'administration',
          adminLevel: 'city',
          limitLevel: 'M',
          divisionCode: `${city}00`,
          parentId: null,
          foundedOn: ctx.today,
        },
      ]);
      const made: string[] = [];
      for (const role of administrators) {
        const password = `${randomBytes(9).toString('base64url')}aA1`;
        const account = await createAccount(ctx, {
          username: role,
          displayName: role,
          unitId: unit as string,
          password,
          mustChangePassword: true,
        });
        await grantRole(ctx, { accountId: account.id, role, line: null, reach: 'all' });
        made.push(`  ${role.padEnd(10)} ${password}`);
      }
      await markBegun(ctx, 'own');
      return made;
    });
    say('Accounts of the three administrators, shown this once; the first sign-in asks for a new password:');
    for (const line of lines) say(line);
  });
}
