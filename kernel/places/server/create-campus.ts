import type { Ctx } from '#kernel/context.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { createCampus as createCampusRoute } from '../contract/campuses.ts';
import { unitNamed } from './named.ts';
import { campusRefusals } from './refusals.ts';
import { buildingSearchText } from './search-text.ts';

export async function createCampus(ctx: Ctx, input: RouteInput<typeof createCampusRoute>): Promise<RouteAnswer<typeof createCampusRoute>> {
  await unitNamed(ctx, input.orgId);
  const id = newId();
  await ctx.db
    .insertInto('places.campus')
    .values({
      id,
      org_id: input.orgId,
      code: input.code,
      name: input.name,
      division_code: input.divisionCode,
      address: input.address ?? null,
      longitude: input.longitude ?? null,
      latitude: input.latitude ?? null,
      land_area_sqm: input.landAreaSqm ?? null,
      search_text: buildingSearchText(input),
    })
    .execute()
    .catch(campusRefusals);
  ctx.audit({ action: 'places.campus.created', subject: { kind: 'campus', id, orgId: input.orgId }, after: input });
  return { id };
}
