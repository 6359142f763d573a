import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { putTitle as putTitleRoute } from '../contract/buildings.ts';
import { checkTitle } from '../rules/ownership.ts';
import { recheck } from './check/recheck.ts';
import { titleColumns } from './get-title.query.ts';
import { obey } from './obey.ts';

type Title = RouteAnswer<typeof putTitleRoute>;

/** Enters or changes the ownership of a building: an exception needs its approval, a filing its document (OS-26). */
export async function putTitle(ctx: Ctx, input: RouteInput<typeof putTitleRoute>): Promise<Title> {
  const { buildingId, version, ...facts } = input;
  obey(checkTitle({ status: input.status, document: input.document ?? null }));
  const building = found(await ctx.db.selectFrom('places.building').select('org_id').where('id', '=', buildingId).executeTakeFirst());
  const { rows: kept } = await ctx.client.query<Title>(`select ${titleColumns} from office_space.title where building_id = $1 for update`, [
    buildingId,
  ]);
  const before = kept[0];
  if (before && before.version !== version) refuse('stale');
  const after = { ...before, ...facts };
  const { rows } = await ctx.client.query<Title>(
    `insert into office_space.title (id, org_id, building_id, status, owner_name, certificate_no, certificate_area_sqm, land_certificate_no, acquired_how, acquired_on, value_yuan, document)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (building_id) do update set status = excluded.status, owner_name = excluded.owner_name, certificate_no = excluded.certificate_no,
       certificate_area_sqm = excluded.certificate_area_sqm, land_certificate_no = excluded.land_certificate_no, acquired_how = excluded.acquired_how,
       acquired_on = excluded.acquired_on, value_yuan = excluded.value_yuan, document = excluded.document, version = title.version + 1
     returning ${titleColumns}`,
    [
      newId(),
      building.org_id,
      buildingId,
      after.status,
      after.ownerName ?? null,
      after.certificateNo ?? null,
      after.certificateAreaSqm ?? null,
      after.landCertificateNo ?? null,
      after.acquiredHow ?? null,
      after.acquiredOn ?? null,
      after.valueYuan ?? null,
      after.document ?? null,
    ],
  );
  ctx.audit({
    action: 'office-space.title.put',
    subject: { kind: 'building', id: buildingId, orgId: building.org_id },
    before,
    after: facts,
  });
  await recheck(ctx, { buildingIds: [buildingId] });
  return found(rows[0]);
}
