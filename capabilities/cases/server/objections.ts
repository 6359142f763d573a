import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { decideObjection as decideRoute, objectToCase as objectRoute } from '../contract/steps.ts';
import { objectUntil } from '../rules/limits.ts';
import { closeCase } from './close-case.ts';
import { lockedCase } from './locked-case.ts';
import { settingsInForce } from './settings-in-force.query.ts';
import { permit, takeStep } from './take-step.ts';
import { workingDays } from './working-days.ts';

/** The unit objects within the working days of the setting after the notice. */
export async function objectToCase(
  ctx: Ctx,
  { caseId, reason, fileIds }: RouteInput<typeof objectRoute>,
): Promise<RouteAnswer<typeof objectRoute>> {
  const settings = await settingsInForce(ctx);
  await takeStep(ctx, caseId, 'object', (c) => {
    const limit = objectUntil(settings, c.notifiedOn as string, workingDays);
    if (ctx.today > limit) refuse('cases.objection_too_late', { limit });
    return { note: reason, fileIds };
  });
  return { id: caseId, state: 'objected' };
}

/** Upheld, the case ends without counting; dismissed, the notice stands and its limit runs on. */
export async function decideObjection(ctx: Ctx, input: RouteInput<typeof decideRoute>): Promise<RouteAnswer<typeof decideRoute>> {
  const { caseId, upheld, reason } = input;
  if (!upheld) {
    await takeStep(ctx, caseId, 'dismiss', () => ({ note: reason }));
    return { id: caseId, state: 'notified' };
  }
  const c = await lockedCase(ctx, caseId);
  permit(ctx, c, 'uphold');
  await closeCase(ctx, { ...c, verified: false }, { how: 'objection', reason });
  return { id: caseId, state: 'rejected' };
}
