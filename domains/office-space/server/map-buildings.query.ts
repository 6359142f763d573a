import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { mapBuildings as mapBuildingsRoute } from '../contract/buildings.ts';
import { whereBuildings } from './building.visible.ts';

const worst = `(select min(a.level) from office_space.alarm a where a.cleared_on is null and (a.subject_id = b.id
  or a.subject_kind = 'room' and a.subject_id in (select id from places.room where building_id = b.id)))`;

/** The filtered buildings as points; those without a position are only counted. `red` sorts before `yellow`. */
export async function mapBuildings(ctx: Ctx, input: RouteInput<typeof mapBuildingsRoute>): Promise<RouteAnswer<typeof mapBuildingsRoute>> {
  const where = whereBuildings(input);
  const { rows } = await ctx.client.query(
    `select b.id, b.name, b.longitude::float8, b.latitude::float8, b.state, ${ctx.can('office-space.alarm.read') ? worst : 'null'} as "alarmLevel"
     from places.building b where ${where.sql} order by b.name`,
    where.values,
  );
  const items = rows.filter((r) => r.longitude !== null && r.latitude !== null);
  return { items, total: rows.length, withoutPosition: rows.length - items.length };
}
