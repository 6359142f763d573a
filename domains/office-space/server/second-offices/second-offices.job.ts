import { finishWork, putWork } from '#capabilities/workbench/server/public.ts';
import type { Ctx } from '#kernel/context.ts';
import type { ClockJob } from '#kernel/domain.ts';
import { say } from '#kernel/http/labels.ts';
import { type Day, daysBetween } from '#shared/time.ts';
import { reminderDue, reminderSteps } from '../../rules/lettings.ts';
import { accountsInCharge } from '../leases/in-charge.query.ts';
import { firstTime } from '../leases/lettings.job.ts';
import { settingsInForce } from '../settings-in-force.query.ts';

/** Step of what is escalated: the day after the last one. */
const ESCALATED = 0;

interface Running {
  readonly id: string;
  readonly orgId: string;
  readonly personId: string;
  readonly name: string;
  readonly dueOn: Day;
}

const keyOf = (c: Running, accountId: string): string => `office-space.second-office:${c.id}:${accountId}`;

/**
 * Tells the unit at each step before a second office has to be vacated, and after the last day also the administration and its leaders (OS-16).
 * One entry per account, refreshed step by step; it is done when the office is.
 */
export async function remindOfSecondOffices(ctx: Ctx): Promise<number> {
  const steps = reminderSteps((await settingsInForce(ctx, ctx.today)).secondOfficeReminderDays);
  const { rows } = await ctx.client.query<Running>(
    `select c.id, c.org_id as "orgId", c.person_id as "personId", n.name, c.due_on as "dueOn"
     from office_space.reclaim c left join lateral office_space.people_of(array[c.person_id]) n on true
     where c.done_on is null and c.reason = 'concurrent-post-ended' and c.due_on <= $1::date + $2::int order by c.due_on, c.id`,
    [ctx.today, steps[0]],
  );
  let told = 0;
  for (const clock of rows) {
    const left = daysBetween(ctx.today, clock.dueOn);
    const step = left < 0 ? ESCALATED : reminderDue(steps, left);
    if (step === null || !(await firstTime(ctx, 'second-office', clock.orgId, clock.id, step))) continue;
    const accounts = await accountsInCharge(ctx, clock.orgId, left < 0 ? ['unit-admin', 'officer', 'leader'] : ['unit-admin']);
    const words = left < 0 ? 'page.office-space.second-office.escalated' : 'page.office-space.second-office.reminder';
    await putWork(
      ctx,
      accounts.map((accountId) => ({
        key: keyOf(clock, accountId),
        kind: 'todo' as const,
        accountId,
        subject: 'office-space.second-office',
        recordId: clock.id,
        orgId: clock.orgId,
        title: say('zh-CN', words, { name: clock.name, on: clock.dueOn }),
        path: `/office-space/people/${clock.personId}`,
        dueAt: new Date(`${clock.dueOn}T15:59:59Z`),
      })),
    );
    told += accounts.length;
  }
  await finishVacated(ctx);
  return told;
}

/** Takes what was vacated since the last night off the workbenches. */
async function finishVacated(ctx: Ctx): Promise<void> {
  const { rows } = await ctx.client.query<{ id: string; orgId: string }>(
    `select c.id, c.org_id as "orgId" from office_space.reclaim c where c.reason = 'concurrent-post-ended' and c.done_on >= $1::date - 7
       and exists (select 1 from office_space.reminder m where m.kind = 'second-office' and m.subject_id = c.id)`,
    [ctx.today],
  );
  for (const done of rows) {
    const accounts = await accountsInCharge(ctx, done.orgId, ['unit-admin', 'officer', 'leader']);
    await finishWork(
      ctx,
      accounts.map((accountId) => `office-space.second-office:${done.id}:${accountId}`),
      'done',
    );
  }
}

/** Every night before the check. */
export const secondOfficesJob: ClockJob = {
  name: 'office-space.second-offices',
  cron: '10 2 * * *',
  async run(ctx) {
    await remindOfSecondOffices(ctx);
  },
};
