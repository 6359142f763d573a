import { covers } from '#kernel/access/actor.ts';
import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { bindShapes as bindShapesRoute, createDrawing as createDrawingRoute } from '../../contract/drawings.ts';
import { encloses, type FloorPlan } from '../../rules/drawings/plan.ts';
import { readSvg } from '../../rules/drawings/read-svg.ts';

type Bindings = RouteInput<typeof bindShapesRoute>['bindings'];

/** A floor of a building that the actor manages; one that is only looked at answers as an unknown one. */
async function floorOf(ctx: Ctx, floorId: string): Promise<{ buildingId: string; orgId: string }> {
  const { rows } = await ctx.client.query<{ buildingId: string; orgId: string }>(
    `select f.building_id as "buildingId", b.org_id as "orgId" from places.floor f join places.building b on b.id = f.building_id where f.id = $1`,
    [floorId],
  );
  const floor = found(rows[0]);
  return found(covers(ctx.scope, floor.orgId) ? floor : null);
}

/** Each shape stands for one room of this floor, each room for one shape; only what encloses something can stand for a room. */
async function checkBindings(ctx: Ctx, floorId: string, plan: FloorPlan, bindings: Bindings): Promise<void> {
  const shapes = new Map(plan.shapes.map((shape) => [shape.id, shape]));
  for (const { shapeId } of bindings) {
    const shape = shapes.get(shapeId);
    if (!shape || !encloses(shape)) refuse('office-space.drawing_shape_unknown', { shape: shapeId });
  }
  if (new Set(bindings.map((b) => b.shapeId)).size < bindings.length || new Set(bindings.map((b) => b.roomId)).size < bindings.length) {
    refuse('office-space.drawing_bound_twice');
  }
  const { rows } = await ctx.client.query<{ id: string }>('select id from places.room where floor_id = $1 and id = any($2::uuid[])', [
    floorId,
    bindings.map((b) => b.roomId),
  ]);
  if (rows.length < bindings.length) refuse('office-space.drawing_room_elsewhere');
}

/** Reads the file into geometry and keeps that as the next edition; the file itself is not kept. */
export async function createDrawing(
  ctx: Ctx,
  input: RouteInput<typeof createDrawingRoute>,
): Promise<RouteAnswer<typeof createDrawingRoute>> {
  const { buildingId, orgId } = await floorOf(ctx, input.floorId);
  const read = readSvg(input.svg);
  if (!read.ok) {
    const { ok: _, code, ...params } = read;
    return refuse(code, params);
  }
  await checkBindings(ctx, input.floorId, read.plan, input.bindings);
  const id = newId();
  // Two who draw at once are numbered one after the other.
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`office-space.drawing ${input.floorId}`]);
  const { rows } = await ctx.client.query<{ edition: number }>(
    `insert into office_space.drawing (id, org_id, building_id, floor_id, edition, source, plan, bindings, note, made_by, made_on)
     select $1, $2, $3, $4, coalesce(max(edition), 0) + 1, $5, $6, $7, $8, $9, $10 from office_space.drawing where floor_id = $4 returning edition`,
    [
      id,
      orgId,
      buildingId,
      input.floorId,
      input.source,
      JSON.stringify(read.plan),
      JSON.stringify(input.bindings),
      input.note ?? null,
      ctx.actor.displayName,
      ctx.today,
    ],
  );
  const { edition } = rows[0] as { edition: number };
  ctx.audit({
    action: 'office-space.drawing.kept',
    subject: { kind: 'building', id: buildingId, orgId },
    after: { floorId: input.floorId, edition, source: input.source, shapes: read.plan.shapes.length },
  });
  return { edition };
}

/** Says anew which shapes of an edition stand for which rooms; refuses when somebody else did meanwhile. */
export async function bindShapes(ctx: Ctx, input: RouteInput<typeof bindShapesRoute>): Promise<RouteAnswer<typeof bindShapesRoute>> {
  const { buildingId, orgId } = await floorOf(ctx, input.floorId);
  const { rows } = await ctx.client.query<{ id: string; plan: FloorPlan; bindings: Bindings; version: number }>(
    'select id, plan, bindings, version from office_space.drawing where floor_id = $1 and edition = $2 for update',
    [input.floorId, input.edition],
  );
  const kept = found(rows[0]);
  if (kept.version !== input.version) refuse('stale');
  await checkBindings(ctx, input.floorId, kept.plan, input.bindings);
  const after = await ctx.client.query<{ version: number }>(
    'update office_space.drawing set bindings = $2, version = version + 1 where id = $1 returning version',
    [kept.id, JSON.stringify(input.bindings)],
  );
  ctx.audit({
    action: 'office-space.drawing.bound',
    subject: { kind: 'building', id: buildingId, orgId },
    before: { rooms: kept.bindings.length },
    after: { floorId: input.floorId, edition: input.edition, rooms: input.bindings.length },
  });
  return { edition: input.edition, version: (after.rows[0] as { version: number }).version };
}
