import { type CaseSource, openCase, ruleCleared } from '#capabilities/cases/server/public.ts';
import type { Ctx } from '#kernel/context.ts';
import { say } from '#kernel/http/labels.ts';
import { daysBetween } from '#shared/time.ts';
import { dutyItems } from '../../rules/duties.ts';
import type { DutyWork } from './duty-work.ts';

export const DUTY_SOURCE = 'office-space.duty';

/** A task that is late for longer than the setting allows becomes a case: its line of the positive list was not kept (OS-19). */
export async function openDutyCase(ctx: Ctx, duty: DutyWork): Promise<boolean> {
  const kind = say('zh-CN', `enum.office-space.duty_kind.${duty.kind}`);
  const { fresh } = await openCase(ctx, {
    source: DUTY_SOURCE,
    key: duty.id,
    item: dutyItems[duty.kind],
    ruleCode: `duty-${duty.kind}`,
    ruleLabel: `enum.office-space.duty_kind.${duty.kind}`,
    clause: 'measures-2017.use',
    orgId: duty.orgId,
    subject: { kind: DUTY_SOURCE, id: duty.id, label: `${duty.orgName} ${duty.year}`, path: `/office-space/duties/${duty.id}` },
    title: say('zh-CN', 'page.office-space.duty.late', { unit: duty.orgName, year: duty.year, kind }),
    figures: { allowedUntil: duty.dueOn, days: String(daysBetween(duty.dueOn, ctx.today)) },
    foundOn: ctx.today,
  });
  return fresh;
}

/** Tells supervision that the task has been done. */
export async function clearDutyCase(ctx: Ctx, dutyId: string, doneOn: string): Promise<void> {
  await ruleCleared(ctx, DUTY_SOURCE, [dutyId], new Map([[dutyId, { doneOn }]]));
}

/** Asks whether the task has been done. */
export const dutySource: CaseSource = {
  kind: DUTY_SOURCE,
  async recheck(ctx, { key }): Promise<{ clear: boolean; figures: Record<string, string> }> {
    const { rows } = await ctx.client.query<{ doneOn: string | null; dueOn: string }>(
      'select done_on as "doneOn", due_on as "dueOn" from office_space.duty where id = $1',
      [key],
    );
    const duty = rows[0];
    if (!duty) return { clear: true, figures: {} };
    if (duty.doneOn !== null) return { clear: true, figures: { allowedUntil: duty.dueOn, doneOn: duty.doneOn } };
    return { clear: false, figures: { allowedUntil: duty.dueOn, days: String(daysBetween(duty.dueOn, ctx.today)) } };
  },
};
