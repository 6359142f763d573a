import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { changeCampus as changeCampusRoute } from '../contract/campuses.ts';
import { campusRefusals } from './refusals.ts';
import { buildingSearchText } from './search-text.ts';

const columns = {
  code: 'code',
  name: 'name',
  divisionCode: 'division_code',
  address: 'address',
  longitude: 'longitude',
  latitude: 'latitude',
  landAreaSqm: 'land_area_sqm',
} as const;

/** Changes facts of a campus; what is not sent stays. The lock is taken under the wall of writing: a campus only seen is `not_found`. */
export async function changeCampus(ctx: Ctx, input: RouteInput<typeof changeCampusRoute>): Promise<RouteAnswer<typeof changeCampusRoute>> {
  const { campusId: id, version, ...sent } = input;
  const before = found(await ctx.db.selectFrom('places.campus').selectAll().where('id', '=', id).forUpdate().executeTakeFirst());
  if (before.version !== version) refuse('stale');
  const fields = (Object.keys(columns) as (keyof typeof columns)[]).filter((field) => sent[field] !== undefined);
  const set = Object.fromEntries(fields.map((field) => [columns[field], sent[field]]));
  const text = buildingSearchText({ ...before, ...set });
  const after = await ctx.db
    .updateTable('places.campus')
    .set((eb) => ({ ...set, search_text: text, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
    .catch(campusRefusals);
  ctx.audit({
    action: 'places.campus.changed',
    subject: { kind: 'campus', id, orgId: before.org_id },
    before: Object.fromEntries(fields.map((field) => [field, before[columns[field]]])),
    after: Object.fromEntries(fields.map((field) => [field, sent[field]])),
  });
  return { id, version: after.version };
}
