import type { Ctx } from '#kernel/context.ts';
import { containing, pageFrom, Where } from '#kernel/db/where.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { listReallocations as listReallocationsRoute, ReallocationSummary } from '../../contract/reallocation.ts';

const sorts = { madeAt: 'p.made_at', title: 'p.title' };

/** Columns of a summary over `office_space.reallocation p` and `org.unit u`. */
export const summaryColumns = `p.id, p.org_id as "orgId", u.name as "orgName", p.title, p.state, json_array_length(p.answer -> 'moves') as moves,
  coalesce((p.answer #>> '{best,clearedRooms}')::int, 0) as "clearedRooms", coalesce((p.answer #>> '{best,freedRooms}')::int, 0) as "freedRooms",
  p.made_by as "madeBy", p.made_at as "madeAt", p.version`;
export const summaryTables = 'office_space.reallocation p left join org.unit u on u.id = p.org_id';

export async function listReallocations(
  ctx: Ctx,
  input: RouteInput<typeof listReallocationsRoute>,
): Promise<RouteAnswer<typeof listReallocationsRoute>> {
  const where = new Where().and('p.title ilike ?', containing(input.q));
  const { field, direction } = sortOf(input.sort, '-madeAt' as keyof typeof sorts);
  const text = `select k.total, q.* from (select count(*)::int as total from ${summaryTables} where ${where.sql}) k
   left join (select ${summaryColumns} from ${summaryTables} where ${where.sql} order by ${sorts[field]} ${direction}, p.id
     limit ${where.param(input.pageSize)} offset ${where.param((input.page - 1) * input.pageSize)}) q on true`;
  const { rows } = await ctx.client.query<ReallocationSummary & { total: number }>(text, where.values);
  return { ...pageFrom<ReallocationSummary>(rows), abilities: { propose: ctx.can('office-space.reallocation.propose') } };
}
