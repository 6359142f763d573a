import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { notifyUnit as notifyRoute } from '../contract/steps.ts';
import { dueOn, limitDays } from '../rules/limits.ts';
import { issueLetter, issuerOf } from './letters.ts';
import { lockedCase } from './locked-case.ts';
import { settingsInForce } from './settings-in-force.query.ts';
import { permit, record } from './take-step.ts';
import { workingDays } from './working-days.ts';

/** Issues the rectification notice: the limit of the class runs from today (SU-7), the letter has the next number of the issuing unit. */
export async function notifyUnit(
  ctx: Ctx,
  { caseId, requirement }: RouteInput<typeof notifyRoute>,
): Promise<RouteAnswer<typeof notifyRoute>> {
  const c = await lockedCase(ctx, caseId);
  const to = permit(ctx, c, 'notify');
  const settings = await settingsInForce(ctx);
  const due = dueOn(settings, c.severity, ctx.today, workingDays);
  await record(ctx, c, 'notify', to, {
    note: requirement,
    facts: { dueOn: due },
    set: { notified_on: ctx.today, due_on: due, limit_days: limitDays(settings, c.severity), raised_by_org_id: issuerOf(ctx, c) },
  });
  const letter = await issueLetter(ctx, settings, c, { kind: 'notice', issuerOrgId: issuerOf(ctx, c), content: { requirement } });
  await ctx.client.query('update cases.case set notice_number = $2 where id = $1', [caseId, letter.number]);
  return { id: caseId, letterId: letter.id, number: letter.number, dueOn: due };
}
