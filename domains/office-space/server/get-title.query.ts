import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { getTitle as getTitleRoute } from '../contract/buildings.ts';
import { reaches } from './reach.ts';

export const titleColumns = `status, owner_name as "ownerName", certificate_no as "certificateNo", certificate_area_sqm as "certificateAreaSqm",
  land_certificate_no as "landCertificateNo", acquired_how as "acquiredHow", acquired_on as "acquiredOn", value_yuan as "valueYuan", document, version`;

export async function getTitle(ctx: Ctx, input: RouteInput<typeof getTitleRoute>): Promise<RouteAnswer<typeof getTitleRoute>> {
  const building = found(await ctx.db.selectFrom('places.building').select('org_id').where('id', '=', input.buildingId).executeTakeFirst());
  const { rows } = await ctx.client.query(`select ${titleColumns} from office_space.title where building_id = $1`, [input.buildingId]);
  return { title: rows[0] ?? null, abilities: { change: reaches(ctx, 'office-space.title.manage', building.org_id) } };
}
