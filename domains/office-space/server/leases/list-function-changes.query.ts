import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { containing, pageFrom, type Statement, Where } from '#kernel/db/where.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { functionChange, listFunctionChanges as listFunctionChangesRoute } from '../../contract/function-changes.ts';
import { inUnits, reaches } from '../reach.ts';

export type FunctionChange = z.output<typeof functionChange>;

const state =
  "case when f.restored_on is not null then 'restored' when f.approval_document is not null then 'approved' else 'unapproved' end";
const columns = `f.id, f.org_id as "orgId", u.name as "orgName", f.room_id as "roomId", r.code as "roomCode", b.name as "buildingName", f.from_kind as "fromKind",
  f.to_kind as "toKind", f.changed_on as "changedOn", f.found, ${state} as state, f.approval_document as "approvalDocument", f.restored_on as "restoredOn", f.note`;
const tables = `office_space.function_change f join places.room r on r.id = f.room_id join places.building b on b.id = r.building_id
 left join org.unit u on u.id = f.org_id`;
const sorts = { changedOn: 'f.changed_on', orgName: 'u.name', buildingName: 'b.name' };

type Input = RouteInput<typeof listFunctionChangesRoute>;

const whereChanges = (filter: Omit<Input, 'page' | 'pageSize'>): Where =>
  inUnits(new Where(), 'f.org_id', filter)
    .and('(r.search_text ilike ? or b.search_text ilike ?)', containing(filter.q))
    .and('f.room_id = ?', filter.roomId)
    .and(`${state} = any(?)`, filter.state);

function changeOrder(sort: Input['sort']): string {
  const { field, direction } = sortOf(sort ?? '-changedOn', 'changedOn' as keyof typeof sorts);
  return `${sorts[field]} ${direction} nulls last, f.id`;
}

/** All filtered changes, for the export. */
export function changeRows(filter: Omit<Input, 'page' | 'pageSize'>): Statement {
  const where = whereChanges(filter);
  return { text: `select ${columns} from ${tables} where ${where.sql} order by ${changeOrder(filter.sort)}`, values: where.values };
}

/** Changes of function, those without approval first to be found; the newest first unless told. */
export async function listFunctionChanges(ctx: Ctx, input: Input): Promise<RouteAnswer<typeof listFunctionChangesRoute>> {
  const where = whereChanges(input);
  const text = `select k.total, q.* from (select count(*)::int as total from ${tables} where ${where.sql}) k
   left join (select ${columns} from ${tables} where ${where.sql} order by ${changeOrder(input.sort)}
     limit ${where.param(input.pageSize)} offset ${where.param((input.page - 1) * input.pageSize)}) q on true`;
  const { items, total } = pageFrom<FunctionChange>((await ctx.client.query<FunctionChange & { total: number }>(text, where.values)).rows);
  return {
    items: items.map((f) => {
      const settles = f.state === 'unapproved' && reaches(ctx, 'office-space.function.manage', f.orgId);
      return { ...f, abilities: { approve: settles, restore: settles } };
    }),
    total,
    abilities: { report: ctx.can('office-space.finding.report') },
  };
}
