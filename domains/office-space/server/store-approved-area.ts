import type { Ctx } from '#kernel/context.ts';
import { newId } from '#shared/ids.ts';
import { type ApprovedArea, readApprovedArea } from './approved-areas.query.ts';

export type NewApprovedArea = Omit<ApprovedArea, 'id' | 'orgName' | 'to' | 'version'>;

/** Stores an approved area from a day on. The former one ends the day before; one that begins on the same day or later is refused as an overlap. */
export async function storeApprovedArea(ctx: Ctx, area: NewApprovedArea): Promise<ApprovedArea> {
  const id = newId();
  await ctx.client.query(
    `update office_space.approved_area set during = daterange(lower(during), $2::date), version = version + 1
     where org_id = $1 and during @> $2::date and lower(during) < $2::date`,
    [area.orgId, area.from],
  );
  await ctx.db
    .insertInto('office_space.approved_area')
    .values({
      id,
      org_id: area.orgId,
      source: area.source,
      level: area.level,
      establishment: JSON.stringify(area.establishment),
      building: area.building,
      office_sqm: area.officeSqm,
      service_sqm: area.serviceSqm,
      equipment_sqm: area.equipmentSqm,
      basic_usable_sqm: area.basicUsableSqm,
      basic_building_sqm: area.basicBuildingSqm,
      obsolete_values: area.obsoleteValues,
      document: area.document,
      during: `[${area.from},)`,
    })
    .execute();
  ctx.audit({ action: 'office-space.approved-area.stored', subject: { kind: 'approved-area', id, orgId: area.orgId }, after: area });
  return readApprovedArea(ctx, id);
}
