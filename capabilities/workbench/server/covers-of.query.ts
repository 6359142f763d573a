import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';

/** Who acts today for each of the accounts that are on leave; a substitute on leave is covered in turn. */
export async function coversOfUseCase(ctx: Ctx, accountIds: readonly string[], subject: string): Promise<ReadonlyMap<string, string>> {
  if (accountIds.length === 0) return new Map();
  const { rows } = await sql<{ accountId: string; substituteId: string }>`select account_id as "accountId", substitute_id as "substituteId"
    from workbench.covers_of(${accountIds}::uuid[], ${subject}, ${ctx.today}::date)`.execute(ctx.db);
  return new Map(rows.map((r) => [r.accountId, r.substituteId]));
}
