import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { containing, pageFrom, Where } from '#kernel/db/where.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { functionChange, listFunctionChanges as listFunctionChangesRoute } from '../../contract/function-changes.ts';
import { inUnits, reaches } from '../reach.ts';

type Row = z.output<typeof functionChange>;

const state =
  "case when f.restored_on is not null then 'restored' when f.approval_document is not null then 'approved' else 'unapproved' end";
const columns = `f.id, f.org_id as "orgId", u.name as "orgName", f.room_id as "roomId", r.code as "roomCode", b.name as "buildingName", f.from_kind as "fromKind",
  f.to_kind as "toKind", f.changed_on as "changedOn", f.found, ${state} as state, f.approval_document as "approvalDocument", f.restored_on as "restoredOn", f.note`;
const tables = `office_space.function_change f join places.room r on r.id = f.room_id join places.building b on b.id = r.building_id
 left join org.unit u on u.id = f.org_id`;
const sorts = { changedOn: 'f.changed_on', orgName: 'u.name', buildingName: 'b.name' };

/** Changes of function, those without approval first to be found; the newest first unless told. */
export async function listFunctionChanges(
  ctx: Ctx,
  input: RouteInput<typeof listFunctionChangesRoute>,
): Promise<RouteAnswer<typeof listFunctionChangesRoute>> {
  const where = inUnits(new Where(), 'f.org_id', input)
    .and('(r.search_text ilike ? or b.search_text ilike ?)', containing(input.q))
    .and('f.room_id = ?', input.roomId)
    .and(`${state} = any(?)`, input.state);
  const { field, direction } = sortOf(input.sort ?? '-changedOn', 'changedOn' as keyof typeof sorts);
  const text = `select k.total, q.* from (select count(*)::int as total from ${tables} where ${where.sql}) k
   left join (select ${columns} from ${tables} where ${where.sql} order by ${sorts[field]} ${direction} nulls last, f.id
     limit ${where.param(input.pageSize)} offset ${where.param((input.page - 1) * input.pageSize)}) q on true`;
  const { items, total } = pageFrom<Row>((await ctx.client.query<Row & { total: number }>(text, where.values)).rows);
  return {
    items: items.map((f) => {
      const settles = f.state === 'unapproved' && reaches(ctx, 'office-space.function.manage', f.orgId);
      return { ...f, abilities: { approve: settles, restore: settles } };
    }),
    total,
    abilities: { report: ctx.can('office-space.finding.report') },
  };
}
