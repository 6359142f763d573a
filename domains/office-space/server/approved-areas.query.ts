import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { containing, pageFrom, Where } from '#kernel/db/where.ts';
import { found } from '#shared/errors.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { approvedArea, listApprovedAreas as listApprovedAreasRoute } from '../contract/limits.ts';
import { inUnits, reaches } from './reach.ts';

export type ApprovedArea = z.output<typeof approvedArea>;

const sorts = { orgName: 'u.sort_no, u.name', basicUsableSqm: 'a.basic_usable_sqm', from: 'lower(a.during)' };
const columns = `a.id, a.org_id as "orgId", u.name as "orgName", a.source, a.level, a.establishment, a.building, a.office_sqm as "officeSqm",
  a.service_sqm as "serviceSqm", a.equipment_sqm as "equipmentSqm", a.basic_usable_sqm as "basicUsableSqm", a.basic_building_sqm as "basicBuildingSqm",
  a.obsolete_values as "obsoleteValues", a.document, lower(a.during) as "from", upper(a.during) - 1 as "to", a.version`;
const tables = 'office_space.approved_area a join org.unit u on u.id = a.org_id';

/** Approved areas: those in force on a day, or all that ever were. */
export async function listApprovedAreas(
  ctx: Ctx,
  input: RouteInput<typeof listApprovedAreasRoute>,
): Promise<RouteAnswer<typeof listApprovedAreasRoute>> {
  const where = inUnits(new Where(), 'a.org_id', input)
    .and('u.search_text ilike ?', containing(input.q))
    .and('a.source = any(?)', input.source)
    .and('a.obsolete_values = ?', input.obsolete);
  if (input.history === 'current' || input.on) where.and('a.during @> ?::date', input.on ?? ctx.today);
  const { field, direction } = sortOf(input.sort, 'orgName' as keyof typeof sorts);
  const text = `select k.total, q.* from (select count(*)::int as total from ${tables} where ${where.sql}) k
   left join (select ${columns} from ${tables} where ${where.sql} order by ${sorts[field]} ${direction} nulls last, a.id
     limit ${where.param(input.pageSize)} offset ${where.param((input.page - 1) * input.pageSize)}) q on true`;
  const { items, total } = pageFrom<ApprovedArea>((await ctx.client.query<ApprovedArea & { total: number }>(text, where.values)).rows);
  return {
    items: items.map((a) => ({ ...a, abilities: { recompute: reaches(ctx, 'office-space.approved-area.manage', a.orgId) } })),
    total,
    abilities: { create: ctx.can('office-space.approved-area.manage') },
  };
}

export async function readApprovedArea(ctx: Ctx, id: string): Promise<ApprovedArea> {
  return found((await ctx.client.query<ApprovedArea>(`select ${columns} from ${tables} where a.id = $1`, [id])).rows[0]);
}

/** The approved area of a unit in force on a day, if one is. */
export async function approvedAreaOf(ctx: Ctx, orgId: string, on: string): Promise<ApprovedArea | undefined> {
  const text = `select ${columns} from ${tables} where a.org_id = $1 and a.during @> $2::date`;
  return (await ctx.client.query<ApprovedArea>(text, [orgId, on])).rows[0];
}
