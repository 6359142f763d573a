import type { Ctx } from '#kernel/context.ts';

/** An account by name, with its unit. */
export interface Person {
  readonly accountId: string;
  readonly name: string;
  readonly unitName: string | null;
  /** May act today. */
  readonly atWork: boolean;
}

/** Accounts by id, over all units: only names leave the database. */
export async function peopleOf(ctx: Ctx, ids: Iterable<string | null>): Promise<ReadonlyMap<string, Person>> {
  const wanted = [...new Set([...ids].filter((id): id is string => id !== null))];
  if (wanted.length === 0) return new Map();
  const { rows } = await ctx.client.query<Person>({
    name: 'approvals.people-of',
    text: `select account_id as "accountId", name, unit_name as "unitName", at_work as "atWork" from approvals.people($1::uuid[], $2::date)`,
    values: [wanted, ctx.today],
  });
  return new Map(rows.map((p) => [p.accountId, p]));
}

export const namesOf = (people: ReadonlyMap<string, Person>, ids: readonly string[]): string[] =>
  ids.map((id) => people.get(id)?.name ?? '');
