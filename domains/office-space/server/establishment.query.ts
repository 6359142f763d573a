import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import type { Day } from '#shared/time.ts';
import type { Level } from '../rules/ranks.ts';

export interface UnitEstablishment {
  readonly orgId: string;
  readonly orgName: string;
  readonly level: Level;
  /** Approved posts per rank on the day (编制、领导职数). */
  readonly establishment: Record<string, number>;
  readonly headcount: number;
}

/** A unit with its approved establishment and, beside it, the people who hold a main post there on the day (OS-4). */
export async function establishmentOf(ctx: Ctx, orgId: string, on: Day): Promise<UnitEstablishment> {
  const { rows } = await ctx.client.query<UnitEstablishment>(
    `select u.id as "orgId", u.name as "orgName", u.limit_level as level,
       coalesce((select json_object_agg(e.rank_code, e.approved) from org.establishment e where e.org_id = u.id and e.during @> $2::date), '{}'::json) as establishment,
       (select count(*)::int from org.post p where p.org_id = u.id and p.is_main and p.during @> $2::date) as headcount
     from org.unit u where u.id = $1`,
    [orgId, on],
  );
  return found(rows[0]);
}
