import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { containing, Where } from '#kernel/db/where.ts';
import type { Abilities } from '#shared/page.ts';
import type { buildingFilter } from '../contract/buildings.ts';
import { inUnits, reaches } from './reach.ts';

export type BuildingFilter = z.output<z.ZodObject<typeof buildingFilter>>;

/** Buildings of a list, a map and an export: the one predicate over `places.building b`, `office_space.title t`. */
export function whereBuildings(filter: Partial<BuildingFilter>, before: unknown[] = []): Where {
  const where = new Where(before);
  inUnits(where, 'b.org_id', filter);
  return where
    .and('b.search_text ilike ?', containing(filter.q))
    .and('b.division_code like ?', filter.divisionCode === undefined ? undefined : `${filter.divisionCode.replace(/(00)+$/, '')}%`)
    .and('b.campus_id = ?', filter.campusId)
    .and('b.state = any(?)', filter.state)
    .and('b.height_class = any(?)', filter.heightClass)
    .and('b.structure = any(?)', filter.structure)
    .and('b.built_year >= ?', filter.builtFrom)
    .and('b.built_year <= ?', filter.builtTo)
    .and('b.id in (select building_id from office_space.title where status = any(?))', filter.titleStatus);
}

/** What may be done with a building: everything that decides is the administration's (OS-3). */
export const buildingAbilities = (ctx: Ctx, orgId: string): Abilities => ({
  change: reaches(ctx, 'office-space.building.manage', orgId),
  addRoom: ctx.can('office-space.room.manage'),
  seeTitle: ctx.can('office-space.title.read'),
  changeTitle: reaches(ctx, 'office-space.title.manage', orgId),
  let: reaches(ctx, 'office-space.letting.manage', orgId),
});
