import type { z } from 'zod';
import { workdaysBetween } from '#kernel/calendar/working-calendar.ts';
import type { Ctx } from '#kernel/context.ts';
import { containing, pageFrom, Where } from '#kernel/db/where.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { listReclaims as listReclaimsRoute, reclaim } from '../contract/occupancies.ts';
import { inUnits, reaches } from './reach.ts';

type Reclaim = z.output<typeof reclaim>;
type Row = Omit<Reclaim, 'workingDaysLeft'>;

const withDaysLeft = (ctx: Ctx, row: Row): Reclaim => ({
  ...row,
  workingDaysLeft: row.doneOn === null ? workdaysBetween(ctx.today, row.dueOn) : null,
});

const sorts = { dueOn: 'c.due_on', openedOn: 'c.opened_on', personName: 'n.name', orgName: 'u.name' };

/** Columns and tables of a reclaim task; `$1` is the day on which overdue is judged. */
const columns = `c.id, c.org_id as "orgId", u.name as "orgName", c.occupancy_id as "occupancyId", c.person_id as "personId", coalesce(n.name, '') as "personName",
  c.room_id as "roomId", r.code as "roomCode", b.name as "buildingName", c.reason, c.opened_on as "openedOn", c.due_on as "dueOn", c.done_on as "doneOn",
  c.done_on is null and c.due_on < $1::date as overdue`;
const tables = `office_space.reclaim c left join org.unit u on u.id = c.org_id left join places.room r on r.id = c.room_id
 left join places.building b on b.id = r.building_id left join lateral office_space.people_of(array[c.person_id]) n on true
 left join org.person p on p.id = c.person_id`;

export async function listReclaims(ctx: Ctx, input: RouteInput<typeof listReclaimsRoute>): Promise<RouteAnswer<typeof listReclaimsRoute>> {
  const where = new Where([ctx.today, input.pageSize, (input.page - 1) * input.pageSize]);
  inUnits(where, 'c.org_id', input).and("coalesce(p.search_text, n.name) || ' ' || r.search_text ilike ?", containing(input.q));
  if (input.state !== 'all') where.and(`c.done_on is ${input.state === 'open' ? '' : 'not '}null`);
  if (input.overdue !== undefined) where.and(`(c.done_on is null and c.due_on < $1::date) = ?`, input.overdue);
  const { field, direction } = sortOf(input.sort, 'dueOn' as keyof typeof sorts);
  const { rows } = await ctx.client.query<Row & { total: number }>(
    `select k.total, q.* from (select count(*)::int as total from ${tables} where ${where.sql} and $2::int is not null and $3::int is not null) k
     left join (select ${columns} from ${tables} where ${where.sql} order by ${sorts[field]} ${direction}, c.id limit $2 offset $3) q on true`,
    where.values,
  );
  const { items, total } = pageFrom<Row>(rows);
  return {
    items: items.map((c) => ({
      ...withDaysLeft(ctx, c),
      abilities: { vacate: c.doneOn === null && reaches(ctx, 'office-space.occupancy.manage', c.orgId) },
    })),
    total,
  };
}

/** Reclaim tasks of one person, newest first. */
export async function reclaimsOfPerson(ctx: Ctx, personId: string): Promise<Reclaim[]> {
  const { rows } = await ctx.client.query<Row>(
    `select ${columns} from ${tables} where c.person_id = $2 order by c.opened_on desc, c.id limit 100`,
    [ctx.today, personId],
  );
  return rows.map((row) => withDaysLeft(ctx, row));
}
