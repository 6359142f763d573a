import type { Ctx } from '#kernel/context.ts';
import { found, refuse, refuseField } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { askExtension as askRoute, decideExtension as decideRoute } from '../contract/steps.ts';
import { extendUntil } from '../rules/limits.ts';
import { lockedCase } from './locked-case.ts';
import { settingsInForce } from './settings-in-force.query.ts';
import { writeSteps } from './steps.ts';
import { takeStep } from './take-step.ts';
import { workingDays } from './working-days.ts';

/** The unit asks for a later day: once, and no later than the setting allows. */
export async function askExtension(
  ctx: Ctx,
  { caseId, wantedOn, reason }: RouteInput<typeof askRoute>,
): Promise<RouteAnswer<typeof askRoute>> {
  const settings = await settingsInForce(ctx);
  const c = await takeStep(ctx, caseId, 'ask-extension', ({ dueOn, extensionAsked }) => {
    if (extensionAsked) refuse('cases.extended_already');
    const former = dueOn as string;
    const limit = extendUntil(settings, former, workingDays);
    if (wantedOn <= former) refuseField('wantedOn', 'cases.extension_not_later', { limit: former });
    if (wantedOn > limit) refuseField('wantedOn', 'cases.extension_too_long', { limit });
    return { note: reason, facts: { wantedOn } };
  });
  await ctx.client.query(
    `insert into cases.extension (id, org_id, case_id, asked_by, asked_by_name, asked_at, reason, former_due_on, wanted_on)
     values ($1, $2, $3, $4, $5, $6::timestamptz, $7, $8::date, $9::date)`,
    [newId(), c.orgId, caseId, ctx.actor.accountId, ctx.actor.displayName, ctx.now.toISOString(), reason, c.dueOn, wantedOn],
  );
  return { id: caseId, state: c.state };
}

/** An inspector or a leader decides. Granted, the limit moves; denied, the unit may not ask with the same day again but may ask anew. */
export async function decideExtension(ctx: Ctx, input: RouteInput<typeof decideRoute>): Promise<RouteAnswer<typeof decideRoute>> {
  const { caseId, granted, opinion = null } = input;
  const c = await lockedCase(ctx, caseId);
  const { rows } = await ctx.client.query<{ id: string; wantedOn: string }>(
    `update cases.extension set granted = $2, opinion = $3, decided_by = $4, decided_by_name = $5, decided_at = $6::timestamptz
     where case_id = $1 and granted is null returning id, wanted_on as "wantedOn"`,
    [caseId, granted, opinion, ctx.actor.accountId, ctx.actor.displayName, ctx.now.toISOString()],
  );
  const { wantedOn } = found(rows[0]);
  const dueOn = granted ? wantedOn : (c.dueOn as string);
  if (granted)
    await ctx.client.query('update cases.case set due_on = $2::date, extended_on = $3::date, version = version + 1 where id = $1', [
      caseId,
      dueOn,
      ctx.today,
    ]);
  const act = granted ? 'grant-extension' : 'deny-extension';
  await writeSteps(ctx, [{ caseId, orgId: c.orgId, act, from: c.state, to: c.state, note: opinion, facts: { dueOn } }]);
  ctx.audit({
    action: 'cases.case.decide-extension',
    subject: { kind: 'case', id: caseId, orgId: c.orgId },
    before: { dueOn: c.dueOn },
    after: { dueOn, granted, opinion },
  });
  ctx.emit('cases.case.moved', { caseId }, c.orgId);
  return { id: caseId, dueOn };
}
