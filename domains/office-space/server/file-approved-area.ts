import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import { Decimal, fixed } from '#shared/units.ts';
import type { fileApprovedArea as fileApprovedAreaRoute } from '../contract/limits.ts';
import { checkApprovedOffice } from '../rules/obsolete-1999.ts';
import { establishmentOf } from './establishment.query.ts';
import { storeApprovedArea } from './store-approved-area.ts';

/** Files figures decided by document. Those that follow the limits of 1999 are kept as they are and marked, to be computed anew (OS-10). */
export async function fileApprovedArea(
  ctx: Ctx,
  input: RouteInput<typeof fileApprovedAreaRoute>,
): Promise<RouteAnswer<typeof fileApprovedAreaRoute>> {
  const { orgId, building, officeSqm, serviceSqm, equipmentSqm, basicBuildingSqm, from, document } = input;
  const { level, establishment } = await establishmentOf(ctx, orgId, from);
  const verdict = checkApprovedOffice({ level, establishment, statedOfficeSqm: officeSqm }, from);
  return storeApprovedArea(ctx, {
    orgId,
    source: 'filed',
    level,
    establishment,
    building,
    officeSqm,
    serviceSqm,
    equipmentSqm,
    basicUsableSqm: fixed(new Decimal(officeSqm).plus(serviceSqm).plus(equipmentSqm)),
    basicBuildingSqm,
    obsoleteValues: !verdict.ok && verdict.code === 'office-space.obsolete_1999',
    document,
    from,
  });
}
