import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { computeLimits as computeLimitsRoute } from '../contract/limits.ts';
import { approvedArea } from '../rules/limits.ts';
import { obeyField } from './obey.ts';
import { settingsInForce } from './settings-in-force.query.ts';

/** What-if (OS-4 … OS-7): nothing is stored. A rank that is not of the level is told at its field, `establishment.K3`. */
export async function computeLimits(
  ctx: Ctx,
  input: RouteInput<typeof computeLimitsRoute>,
): Promise<RouteAnswer<typeof computeLimitsRoute>> {
  const on = input.on ?? ctx.today;
  const { ok: _, clauses, steps, ...figures } = obeyField(approvedArea({ ...input, on, settings: await settingsInForce(ctx, on) }));
  return { ...figures, clauses: [...clauses], steps: [...steps] };
}
