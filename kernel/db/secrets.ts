import type pg from 'pg';
import { APP_ROLE, AUTH_ROLE, WIDE_ROLE } from './connect.ts';
import type { Scope } from './transaction.ts';

/**
 * Runs work on the secrets of accounts (passwords, sessions, second factors, keys) in the running transaction: for its time the connection
 * is the role of sign-in, the only one those tables let in, so that change and audit entry commit together. When the work fails, the
 * transaction is rolled back, and the role with it.
 */
export async function withSecrets<T>(
  ctx: { readonly client: pg.ClientBase; readonly scope: Scope },
  work: (client: pg.ClientBase) => Promise<T>,
): Promise<T> {
  await ctx.client.query(`set local role ${AUTH_ROLE}`);
  const answer = await work(ctx.client);
  await ctx.client.query(`set local role ${ctx.scope.all ? WIDE_ROLE : APP_ROLE}`);
  return answer;
}
