import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { containing, pageFrom, Where } from '#kernel/db/where.ts';
import { found, refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type {
  cancelDailyRepair as cancelRoute,
  dailyRepair,
  enterDailyRepair as enterRoute,
  listDailyRepairs as listRoute,
} from '../../contract/standard-costs.ts';
import { unitNamed } from '../named.ts';
import { inUnits, reaches } from '../reach.ts';

type Repair = z.output<typeof dailyRepair>;

const sorts = { repairedOn: 'd.repaired_on', costYuan: 'd.cost_yuan', orgName: 'u.name' };
const columns = `d.id, d.org_id as "orgId", u.name as "orgName", d.building_id as "buildingId", b.name as "buildingName", d.room_id as "roomId", r.code as "roomCode",
  d.repaired_on as "repairedOn", d.component, d.description, d.cost_yuan as "costYuan", d.done_by as "doneBy", d.entered_by as "enteredBy", d.cancelled_reason as "cancelledReason"`;
const tables = `office_space.daily_repair d left join org.unit u on u.id = d.org_id left join places.building b on b.id = d.building_id
  left join places.room r on r.id = d.room_id`;

export async function listDailyRepairs(ctx: Ctx, input: RouteInput<typeof listRoute>): Promise<RouteAnswer<typeof listRoute>> {
  const where = inUnits(new Where(), 'd.org_id', input)
    .and('d.search_text ilike ?', containing(input.q))
    .and('d.building_id = ?', input.buildingId)
    .and('d.component = ?', input.component)
    .and('d.repaired_on >= ?', input.from)
    .and('d.repaired_on <= ?', input.to);
  const { field, direction } = sortOf(input.sort ?? '-repairedOn', 'repairedOn' as keyof typeof sorts);
  const text = `select k.total, q.* from (select count(*)::int as total from ${tables} where ${where.sql}) k
   left join (select ${columns} from ${tables} where ${where.sql} order by ${sorts[field]} ${direction}, d.id
     limit ${where.param(input.pageSize)} offset ${where.param((input.page - 1) * input.pageSize)}) q on true`;
  const { items, total } = pageFrom<Repair>((await ctx.client.query<Repair & { total: number }>(text, where.values)).rows);
  const manages = (orgId: string) => reaches(ctx, 'office-space.daily-repair.manage', orgId);
  return {
    items: items.map((d) => ({ ...d, abilities: { cancel: d.cancelledReason === null && manages(d.orgId) } })),
    total,
    abilities: { create: ctx.can('office-space.daily-repair.manage') },
  };
}

/** Enters a daily repair: the unit's own task and budget, no approval (OS-28). */
export async function enterDailyRepair(ctx: Ctx, input: RouteInput<typeof enterRoute>): Promise<RouteAnswer<typeof enterRoute>> {
  const { orgId, buildingId, roomId = null, repairedOn, component, description, costYuan, doneBy } = input;
  await unitNamed(ctx, orgId);
  found(await ctx.db.selectFrom('places.building').select('id').where('id', '=', buildingId).executeTakeFirst());
  if (roomId) {
    const room = found(await ctx.db.selectFrom('places.room').select('building_id').where('id', '=', roomId).executeTakeFirst());
    if (room.building_id !== buildingId) refuse('office-space.repair_room_elsewhere');
  }
  const id = newId();
  await ctx.db
    .insertInto('office_space.daily_repair')
    .values({
      id,
      org_id: orgId,
      building_id: buildingId,
      room_id: roomId,
      repaired_on: repairedOn,
      component,
      description,
      cost_yuan: costYuan,
      done_by: doneBy,
      entered_by: ctx.actor.displayName,
      search_text: `${description} ${doneBy}`,
    })
    .execute();
  ctx.audit({ action: 'office-space.daily-repair.entered', subject: { kind: 'daily-repair', id, orgId }, after: input });
  return { id };
}

/** Strikes out an entry made by mistake; it stays readable. */
export async function cancelDailyRepair(ctx: Ctx, input: RouteInput<typeof cancelRoute>): Promise<RouteAnswer<typeof cancelRoute>> {
  const id = input.repairId;
  const entry = found(await ctx.db.selectFrom('office_space.daily_repair').selectAll().where('id', '=', id).forUpdate().executeTakeFirst());
  if (entry.cancelled_reason !== null) refuse('office-space.project_state', { state: 'cancelled', needed: 'entered' });
  await ctx.db.updateTable('office_space.daily_repair').set({ cancelled_reason: input.reason }).where('id', '=', id).execute();
  const subject = { kind: 'daily-repair', id, orgId: entry.org_id };
  ctx.audit({ action: 'office-space.daily-repair.cancelled', subject, after: { reason: input.reason } });
  return { id };
}
