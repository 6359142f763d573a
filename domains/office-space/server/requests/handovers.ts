import type { Ctx } from '#kernel/context.ts';
import { containing, pageFrom, Where } from '#kernel/db/where.ts';
import { found, refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { Day } from '#shared/time.ts';
import type {
  finishHandover as finishHandoverRoute,
  listHandovers as listHandoversRoute,
  openHandovers as openHandoversRoute,
} from '../../contract/handovers.ts';
import { unitNamed } from '../named.ts';
import { inUnits, reaches } from '../reach.ts';
import { transferRooms } from '../transfer-rooms.ts';

type Line = Omit<RouteAnswer<typeof listHandoversRoute>['items'][number], 'abilities' | 'overdue'>;

export interface Demand {
  readonly orgId: string;
  readonly requestId: string | null;
  readonly reason: 'built-new' | 'unit-ended' | 'above-approved';
  readonly document: string | null;
  readonly dueOn: Day;
}

/** Opens a task for each room that has none yet. */
export async function demandRooms(ctx: Ctx, demand: Demand, roomIds: readonly string[]): Promise<number> {
  const { orgId, reason, dueOn } = demand;
  const { rows } = await ctx.client.query<{ id: string; room_id: string }>(
    `insert into office_space.handover (id, org_id, room_id, request_id, reason, document, opened_on, due_on)
     select n.id, $2, n.room_id, $3, $4, $5, $6::date, greatest($7::date, $6::date) from unnest($1::uuid[], $8::uuid[]) n(room_id, id)
     on conflict (room_id) where done_on is null do nothing returning id, room_id`,
    [roomIds, orgId, demand.requestId, reason, demand.document, ctx.today, dueOn, roomIds.map(() => newId())],
  );
  for (const row of rows) {
    ctx.audit({
      action: 'office-space.handover.opened',
      subject: { kind: 'room', id: row.room_id, orgId },
      after: { reason, dueOn, document: demand.document },
    });
    ctx.emit('office-space.handover.opened', { handoverId: row.id, roomId: row.room_id, orgId, reason, dueOn }, orgId);
  }
  return rows.length;
}

/** Demands rooms of a unit back, all of them unless named: of a unit that is to end, or above what is approved (OS-24). */
export async function openHandovers(
  ctx: Ctx,
  input: RouteInput<typeof openHandoversRoute>,
): Promise<RouteAnswer<typeof openHandoversRoute>> {
  const { orgId, reason, document, dueOn } = input;
  await unitNamed(ctx, orgId);
  if (dueOn < ctx.today) refuse('office-space.dates_reversed', { from: ctx.today, to: dueOn });
  const rooms = await ctx.db
    .selectFrom('places.room')
    .select('id')
    .where('org_id', '=', orgId)
    .$if(input.roomIds !== undefined, (q) => q.where('id', 'in', input.roomIds ?? []))
    .orderBy('id')
    .execute();
  if (input.roomIds && rooms.length !== new Set(input.roomIds).size) refuse('not_found');
  const opened = await demandRooms(
    ctx,
    { orgId, requestId: null, reason, document, dueOn },
    rooms.map((room) => room.id),
  );
  return { opened };
}

/** Takes a room back: it goes to the unit that manages its building and stands vacant for others. Nobody may sit there any more. */
export async function finishHandover(
  ctx: Ctx,
  input: RouteInput<typeof finishHandoverRoute>,
): Promise<RouteAnswer<typeof finishHandoverRoute>> {
  const { rows } = await ctx.client.query<{ id: string; orgId: string; roomId: string; doneOn: Day | null; managerId: string }>(
    `select h.id, h.org_id as "orgId", h.room_id as "roomId", h.done_on as "doneOn", b.org_id as "managerId"
     from office_space.handover h join places.room r on r.id = h.room_id join places.building b on b.id = r.building_id where h.id = $1 for update of h`,
    [input.handoverId],
  );
  const { id, orgId, roomId, doneOn, managerId } = found(rows[0]);
  if (doneOn !== null) refuse('office-space.handover_done', { on: doneOn });
  await transferRooms(ctx, { roomIds: [roomId], toOrgId: managerId, document: input.document });
  await ctx.client.query(`update places.room set state = 'vacant', vacant_since = coalesce(vacant_since, $2::date) where id = $1`, [
    roomId,
    ctx.today,
  ]);
  await ctx.client.query('update office_space.handover set done_on = $2 where id = $1', [id, ctx.today]);
  ctx.audit({
    action: 'office-space.handover.done',
    subject: { kind: 'room', id: roomId, orgId },
    after: { document: input.document, doneOn: ctx.today },
  });
  ctx.emit('office-space.handover.done', { handoverId: id, roomId, orgId, on: ctx.today }, orgId);
  return { id, doneOn: ctx.today };
}

const sorts = { dueOn: 'h.due_on', openedOn: 'h.opened_on', orgName: 'u.name collate app.pinyin', buildingName: 'b.name' };
const tables = `office_space.handover h left join org.unit u on u.id = h.org_id left join places.room r on r.id = h.room_id left join places.building b on b.id = r.building_id`;
const columns = `h.id, h.org_id as "orgId", u.name as "orgName", h.room_id as "roomId", coalesce(r.code, '') as "roomCode", coalesce(b.name, '') as "buildingName",
  r.usable_area_sqm as "usableAreaSqm", (select count(*)::int from office_space.occupancy o where o.room_id = h.room_id and upper_inf(o.during)) as "occupantCount",
  h.reason, h.document, h.opened_on as "openedOn", h.due_on as "dueOn", h.done_on as "doneOn"`;

export async function listHandovers(
  ctx: Ctx,
  input: RouteInput<typeof listHandoversRoute>,
): Promise<RouteAnswer<typeof listHandoversRoute>> {
  const where = inUnits(new Where(), 'h.org_id', input)
    .and('(r.search_text ilike ? or b.search_text ilike ?)', containing(input.q))
    .and('h.reason = any(?)', input.reason);
  if (input.state !== 'all') where.and(input.state === 'open' ? 'h.done_on is null' : 'h.done_on is not null');
  if (input.overdue !== undefined) where.and(`(h.done_on is null and h.due_on < ?::date) = ${input.overdue}`, ctx.today);
  const { field, direction } = sortOf(input.sort, 'dueOn' as keyof typeof sorts);
  const text = `select k.total, l.* from (select count(*)::int as total from ${tables} where ${where.sql}) k
   left join (select ${columns} from ${tables} where ${where.sql} order by ${sorts[field]} ${direction} nulls last, h.id
     limit ${where.param(input.pageSize)} offset ${where.param((input.page - 1) * input.pageSize)}) l on true`;
  const { items, total } = pageFrom<Line>((await ctx.client.query<Line & { total: number }>(text, where.values)).rows);
  const finishes = (orgId: string) => reaches(ctx, 'office-space.handover.manage', orgId);
  return {
    items: items.map((h) => ({
      ...h,
      overdue: h.doneOn === null && h.dueOn < ctx.today,
      abilities: { finish: h.doneOn === null && h.occupantCount === 0 && finishes(h.orgId) },
    })),
    total,
    abilities: { open: ctx.can('office-space.handover.manage') },
  };
}
