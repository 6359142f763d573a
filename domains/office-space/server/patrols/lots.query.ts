import type { Ctx } from '#kernel/context.ts';
import { Where } from '#kernel/db/where.ts';
import type { Lot } from '#shared/draw.ts';
import { drawWeight } from '../../rules/patrol.ts';

/** Which rooms may be drawn; `null` does not narrow. */
export interface DrawnFrom {
  readonly unitIds: readonly string[] | null;
  readonly buildingIds: readonly string[] | null;
  readonly kinds: readonly string[] | null;
}

/** Rooms within reach that may be drawn, with their weights, in the order of their ids. */
export async function lotsOf(ctx: Ctx, from: DrawnFrom, byRisk: boolean): Promise<Lot[]> {
  const where = new Where()
    .and('r.org_id in (select id from org.unit where lineage && ?::uuid[])', from.unitIds ?? undefined)
    .and('r.building_id = any(?::uuid[])', from.buildingIds ?? undefined)
    .and('r.kind = any(?)', from.kinds ?? undefined);
  const { rows } = await ctx.client.query<{ id: string; alarms: number }>(
    `select r.id, (select count(*)::int from office_space.alarm a where a.subject_kind = 'room' and a.subject_id = r.id and a.cleared_on is null) as alarms
     from places.room r where ${where.sql} order by r.id`,
    where.values,
  );
  return rows.map((r) => ({ id: r.id, weight: drawWeight(r.alarms, byRisk) }));
}
