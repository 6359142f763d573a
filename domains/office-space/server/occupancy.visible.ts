import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { containing, Where } from '#kernel/db/where.ts';
import type { Abilities } from '#shared/page.ts';
import type { occupancyFilter } from '../contract/occupancies.ts';
import { inUnits, reaches } from './reach.ts';

export type OccupancyFilter = z.output<z.ZodObject<typeof occupancyFilter>>;

/** Occupancies of a list and an export: the one predicate over `office_space.occupancy o`. Without day and state, who sits there today. */
export function whereOccupancies(ctx: Ctx, filter: Partial<OccupancyFilter>, before: unknown[] = []): Where {
  const where = new Where(before);
  inUnits(where, 'o.org_id', filter);
  where.and('o.room_id = ?', filter.roomId).and('o.person_id = ?', filter.personId);
  where.and('o.room_id in (select id from places.room where building_id = ?)', filter.buildingId);
  const q = containing(filter.q);
  if (q) {
    const p = where.param(q);
    where.and(
      `(o.person_id in (select id from org.person where search_text ilike ${p}) or o.room_id in (select id from places.room where search_text ilike ${p}))`,
    );
  }
  if (filter.state === 'ended') where.and('upper(o.during) <= ?::date', filter.on ?? ctx.today);
  else if (filter.on || filter.state !== 'all') where.and('o.during @> ?::date', filter.on ?? ctx.today);
  return where;
}

/** What may be done with a seat: moving and ending while it lasts. */
export const occupancyAbilities = (ctx: Ctx, o: { orgId: string; to: string | null }): Abilities => {
  const manage = o.to === null && reaches(ctx, 'office-space.occupancy.manage', o.orgId);
  return { move: manage, vacate: manage };
};
