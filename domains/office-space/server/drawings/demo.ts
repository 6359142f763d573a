import type { Ctx } from '#kernel/context.ts';
import { type PlanShape, svgOf } from '../../rules/drawings/plan.ts';
import { createDrawing } from './keep-drawing.ts';

const DEPTH = 6;
const CORRIDOR = 2.4;

interface Room {
  readonly id: string;
  readonly floorId: string;
  readonly code: string;
  readonly areaSqm: string | null;
}

/** Rooms on both sides of a corridor, as wide as their area is. */
function drawn(rooms: readonly Room[]): { svg: string; bindings: { shapeId: string; roomId: string }[] } {
  const shapes: Omit<PlanShape, 'id'>[] = [];
  const bindings: { shapeId: string; roomId: string }[] = [];
  const half = Math.ceil(rooms.length / 2);
  let widest = 0;
  for (const [row, side] of [rooms.slice(0, half), rooms.slice(half)].entries()) {
    let x = 0;
    const y = row * (DEPTH + CORRIDOR);
    for (const room of side) {
      const width = Math.max(2, Number((Number(room.areaSqm ?? 12) / DEPTH).toFixed(2)));
      shapes.push({ kind: 'rect', geometry: { x: x.toFixed(2), y: String(y), width: String(width), height: String(DEPTH) } });
      bindings.push({ shapeId: `s${shapes.length}`, roomId: room.id });
      shapes.push({ kind: 'text', geometry: { x: (x + 0.3).toFixed(2), y: String(y + 1.4), 'font-size': '0.9' }, text: room.code });
      x += width;
    }
    widest = Math.max(widest, x);
  }
  const svg = svgOf({ viewBox: [-0.5, -0.5, Math.ceil(widest) + 1, 2 * DEPTH + CORRIDOR + 1], shapes });
  return { svg, bindings };
}

/** Plans of all floors of the building with most rooms, every room bound. */
export async function demoDrawings(system: Ctx, madeBy: string): Promise<void> {
  const ctx: Ctx = { ...system, actor: { ...system.actor, displayName: madeBy } };
  const { rows } = await ctx.client.query<Room>(
    `select r.id, r.floor_id as "floorId", r.code, r.usable_area_sqm as "areaSqm" from places.room r
     where r.building_id = (select building_id from places.room group by 1 order by count(*) desc, building_id limit 1) order by r.floor_id, r.code`,
  );
  for (const [floorId, rooms] of Map.groupBy(rows, (room) => room.floorId)) {
    await createDrawing(ctx, { floorId, source: 'drawn', note: '示范平面图', ...drawn(rooms) });
  }
}
