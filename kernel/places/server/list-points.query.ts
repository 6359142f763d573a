import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { listPoints as listPointsRoute } from '../contract/tree.ts';
import { whereBuildings } from './place.visible.ts';

/** The filtered buildings as points, in the order of their birth, so that a map redraws nothing that stayed. */
export async function listPoints(ctx: Ctx, input: RouteInput<typeof listPointsRoute>): Promise<RouteAnswer<typeof listPointsRoute>> {
  const where = whereBuildings(input);
  const { rows } = await ctx.client.query<{ id: string; name: string; lng: number | null; lat: number | null; state: 'in-use' }>(
    `select b.id, b.name, b.longitude::float8 as lng, b.latitude::float8 as lat, b.state from places.building b where ${where.sql} order by b.id`,
    where.values,
  );
  const items = rows.flatMap((r) => (r.lng === null || r.lat === null ? [] : [[r.id, r.name, r.lng, r.lat, r.state] as const]));
  return { items: items.map((point) => [...point]), total: rows.length, withoutPosition: rows.length - items.length };
}
