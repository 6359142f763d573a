import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { containing, pageFrom, Where } from '#kernel/db/where.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { letting, listLettings as listLettingsRoute } from '../contract/lettings.ts';
import { inUnits, reaches } from './reach.ts';

type Letting = z.output<typeof letting>;

const sorts = {
  from: 'lower(x.during)',
  to: 'upper(x.during)',
  counterpart: 'x.counterpart',
  areaSqm: 'x.area_sqm',
  buildingName: 'b.name',
};
const columns = `x.id, x.org_id as "orgId", u.name as "orgName", x.building_id as "buildingId", coalesce(b.name, '') as "buildingName", x.room_id as "roomId",
  r.code as "roomCode", x.direction, x.counterpart, x.area_sqm as "areaSqm", x.rent_yuan_per_sqm_month as "rentYuanPerSqmMonth", x.approval_no as "approvalNo",
  lower(x.during) as "from", upper(x.during) - 1 as "to"`;
const held = ', x.closed_on is null as held';
const tables = `office_space.letting x left join org.unit u on u.id = x.org_id left join places.building b on b.id = x.building_id
 left join places.room r on r.id = x.room_id`;

/** What is let, lent, rented and borrowed; the latest first unless told. */
export async function listLettings(ctx: Ctx, input: RouteInput<typeof listLettingsRoute>): Promise<RouteAnswer<typeof listLettingsRoute>> {
  const where = inUnits(new Where(), 'x.org_id', input)
    .and('(x.counterpart ilike ? or b.search_text ilike ?)', containing(input.q))
    .and('x.building_id = ?', input.buildingId)
    .and('x.room_id = ?', input.roomId)
    .and('x.direction = any(?)', input.direction)
    .and('x.during @> ?::date', input.on);
  const { field, direction } = sortOf(input.sort ?? '-from', 'from' as keyof typeof sorts);
  const text = `select k.total, q.* from (select count(*)::int as total from ${tables} where ${where.sql}) k
   left join (select ${columns}${held} from ${tables} where ${where.sql} order by ${sorts[field]} ${direction} nulls last, x.id
     limit ${where.param(input.pageSize)} offset ${where.param((input.page - 1) * input.pageSize)}) q on true`;
  const { items, total } = pageFrom<Letting & { held: boolean }>(
    (await ctx.client.query<Letting & { held: boolean; total: number }>(text, where.values)).rows,
  );
  return {
    items: items.map(({ held: isHeld, ...x }) => ({
      ...x,
      abilities: { end: isHeld && reaches(ctx, 'office-space.letting.manage', x.orgId) },
    })),
    total,
    abilities: { create: ctx.can('office-space.letting.manage') },
  };
}

/** Lettings of one room, newest first. */
export async function lettingsOf(ctx: Ctx, roomId: string): Promise<Letting[]> {
  const text = `select ${columns} from ${tables} where x.room_id = $1 order by lower(x.during) desc`;
  return (await ctx.client.query<Letting>(text, [roomId])).rows;
}
