import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { containing, Where } from '#kernel/db/where.ts';
import type { Abilities } from '#shared/page.ts';
import type { roomFilter } from '../contract/rooms.ts';
import { inUnits, reaches } from './reach.ts';

export type RoomFilter = z.output<z.ZodObject<typeof roomFilter>>;

/**
 * Rooms of a list, an export and a figure: the one predicate over `places.room r`. The wall of units is the database's.
 * A reader without the right to alarms cannot filter by them: nothing may be inferred from a count. `before` are values that the statement binds first.
 */
export function whereRooms(ctx: Ctx, filter: Partial<RoomFilter>, before: unknown[] = []): Where {
  const where = new Where(before);
  inUnits(where, 'r.org_id', filter);
  where
    .and('r.building_id = ?', filter.buildingId)
    .and('r.floor_id = ?', filter.floorId)
    .and('r.kind = any(?)', filter.kind)
    .and('r.state = any(?)', filter.state)
    .and('r.search_text ilike ?', containing(filter.q))
    .and('r.usable_area_sqm >= ?', filter.areaFrom)
    .and('r.usable_area_sqm <= ?', filter.areaTo);
  if (filter.alarm) {
    const open = "select subject_id from office_space.alarm where subject_kind = 'room' and cleared_on is null and code = any(?)";
    where.and(ctx.can('office-space.alarm.read') ? `r.id in (${open})` : 'false and ?::text[] is null', filter.alarm);
  }
  if (filter.occupied !== undefined) {
    where.and(
      `${filter.occupied ? '' : 'not '}exists (select 1 from office_space.occupancy o where o.room_id = r.id and o.during @> ?::date)`,
      ctx.today,
    );
  }
  return where;
}

/** What may be done with a room. A using unit manages its rooms; their function and allocation are the administration's (OS-3, OS-18). */
export const roomAbilities = (ctx: Ctx, orgId: string): Abilities => ({
  change: reaches(ctx, 'office-space.room.manage', orgId),
  changeFunction: reaches(ctx, 'office-space.room.allocate', orgId),
  transfer: reaches(ctx, 'office-space.room.allocate', orgId),
  seat: reaches(ctx, 'office-space.occupancy.manage', orgId),
  let: reaches(ctx, 'office-space.letting.manage', orgId),
});
