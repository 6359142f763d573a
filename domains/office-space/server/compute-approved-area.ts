import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { computeApprovedArea as computeApprovedAreaRoute } from '../contract/limits.ts';
import { approvedArea } from '../rules/limits.ts';
import { establishmentOf } from './establishment.query.ts';
import { obey } from './obey.ts';
import { settingsInForce } from './settings-in-force.query.ts';
import { storeApprovedArea } from './store-approved-area.ts';

/** Computes the approved area from the unit's approved establishment (never from the headcount, OS-4) and stores it from a day on. */
export async function computeApprovedArea(
  ctx: Ctx,
  input: RouteInput<typeof computeApprovedAreaRoute>,
): Promise<RouteAnswer<typeof computeApprovedAreaRoute>> {
  const { orgId, building, from, document = null } = input;
  const unit = await establishmentOf(ctx, orgId, from);
  if (Object.keys(unit.establishment).length === 0) refuse('office-space.establishment_missing', { unit: unit.orgName });
  const settings = await settingsInForce(ctx, from);
  const area = obey(approvedArea({ level: unit.level, establishment: unit.establishment, building, on: from, settings }));
  const { officeSqm, serviceSqm, equipmentSqm, basicUsableSqm, basicBuildingSqm } = area;
  const figures = { officeSqm, serviceSqm, equipmentSqm, basicUsableSqm, basicBuildingSqm };
  const { level, establishment } = unit;
  return storeApprovedArea(ctx, {
    orgId,
    source: 'computed',
    level,
    establishment,
    building,
    ...figures,
    obsoleteValues: false,
    document,
    from,
  });
}
