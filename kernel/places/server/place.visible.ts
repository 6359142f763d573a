import type { z } from 'zod';
import { reaches } from '#kernel/access/reach.ts';
import type { Ctx } from '#kernel/context.ts';
import { Where } from '#kernel/db/where.ts';
import { searchPattern } from '#kernel/org/server/pinyin.ts';
import type { Abilities } from '#shared/page.ts';
import type { buildingFilter } from '../contract/buildings.ts';
import type { campusFilter } from '../contract/campuses.ts';

export type BuildingFilter = z.output<z.ZodObject<typeof buildingFilter>>;
export type CampusFilter = z.output<z.ZodObject<typeof campusFilter>>;

/** A division and all below it: 320400 holds 3204…, 320402 holds 320402…, 320402001 holds 320402001…. */
const divisionPrefix = (code: string | undefined): string | undefined =>
  code === undefined ? undefined : `${code.length === 6 ? code.replace(/(00)+$/, '') : code}%`;

function commonly(where: Where, alias: string, filter: Partial<CampusFilter>): Where {
  const units = filter.subtree
    ? `${alias}.org_id in (select id from org.unit where lineage && ?::uuid[])`
    : `${alias}.org_id = any(?::uuid[])`;
  return where
    .and(units, filter.orgId)
    .and(`${alias}.search_text like ?`, searchPattern(filter.q))
    .and(`${alias}.division_code like ?`, divisionPrefix(filter.divisionCode));
}

/** Campuses of a list: the one predicate over `places.campus c`; the wall of units is the database's. `before` are values bound first. */
export const whereCampuses = (filter: Partial<CampusFilter>, before: unknown[] = []): Where => commonly(new Where(before), 'c', filter);

/** Buildings of a list and of the map: the one predicate over `places.building b`. */
export const whereBuildings = (filter: Partial<BuildingFilter>, before: unknown[] = []): Where =>
  commonly(new Where(before), 'b', filter).and('b.campus_id = ?', filter.campusId).and('b.state = any(?)', filter.state);

/** What may be done with a campus, a building or a room that this unit manages. */
export const placeAbilities = (ctx: Ctx, orgId: string): Abilities => ({ change: reaches(ctx.actor, 'places.place.manage', orgId) });

/** What may be done with a list of places. */
export const listAbilities = (ctx: Ctx): Abilities => ({ create: ctx.can('places.place.manage') });
