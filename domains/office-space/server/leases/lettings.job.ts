import { putWork } from '#capabilities/workbench/server/public.ts';
import type { Ctx } from '#kernel/context.ts';
import type { ClockJob } from '#kernel/domain.ts';
import { say } from '#kernel/http/labels.ts';
import { newId } from '#shared/ids.ts';
import { type Day, daysBetween } from '#shared/time.ts';
import { reminderDue, reminderSteps } from '../../rules/lettings.ts';
import { settingsInForce } from '../settings-in-force.query.ts';
import { accountsInCharge } from './in-charge.query.ts';

/** Whole rooms stand as let or lent while they are handed out, and vacant once the last letting has been handed back. */
export async function settleLettings(ctx: Ctx): Promise<void> {
  await ctx.client.query(
    `update places.room r set state = x.direction, vacant_since = null
     from office_space.letting x where x.room_id = r.id and x.direction in ('let', 'lent') and x.let_by = 'administration' and lower(x.during) <= $1::date
       and (x.closed_on is null or x.closed_on >= $1::date) and r.state = 'vacant'`,
    [ctx.today],
  );
  await ctx.client.query(
    `update places.room r set state = 'vacant', vacant_since = e.closed_on + 1
     from (select room_id, max(closed_on) as closed_on from office_space.letting where room_id is not null and direction in ('let', 'lent')
       group by room_id having bool_and(closed_on is not null and closed_on < $1::date)) e
     where e.room_id = r.id and r.state in ('let', 'lent')`,
    [ctx.today],
  );
}

/** Notes that a reminder goes out; false when it has. */
export async function firstTime(ctx: Ctx, kind: string, orgId: string, subjectId: string, step: number): Promise<boolean> {
  const { rowCount } = await ctx.client.query(
    `insert into office_space.reminder (id, org_id, kind, subject_id, step, told_on) values ($1, $2, $3, $4, $5, $6::date)
     on conflict on constraint reminder_once do nothing`,
    [newId(), orgId, kind, subjectId, step, ctx.today],
  );
  return rowCount === 1;
}

interface Ending {
  readonly id: string;
  readonly orgId: string;
  readonly counterpart: string;
  readonly number: string | null;
  readonly to: Day;
}

/** Puts contracts near their end into the workbenches of those in charge, once per step of the setting. */
export async function remindOfEnds(ctx: Ctx): Promise<number> {
  const steps = reminderSteps((await settingsInForce(ctx, ctx.today)).lettingReminderDays);
  const { rows } = await ctx.client.query<Ending>(
    `select id, org_id as "orgId", counterpart, number, upper(during) - 1 as "to" from office_space.letting
     where closed_on is null and upper(during) - 1 between $1::date and $1::date + $2::int order by id`,
    [ctx.today, steps[0]],
  );
  let told = 0;
  for (const letting of rows) {
    const step = reminderDue(steps, daysBetween(ctx.today, letting.to));
    if (step === null || !(await firstTime(ctx, 'letting-end', letting.orgId, letting.id, step))) continue;
    const accounts = await accountsInCharge(ctx, letting.orgId, ['officer']);
    await putWork(
      ctx,
      accounts.map((accountId) => ({
        key: `office-space.letting-end:${letting.id}:${step}:${accountId}`,
        kind: 'copy' as const,
        accountId,
        subject: 'office-space.letting',
        recordId: letting.id,
        orgId: letting.orgId,
        title: say('zh-CN', 'page.office-space.letting.reminder', { counterpart: letting.counterpart, on: letting.to }),
        number: letting.number,
        path: `/office-space/lettings/${letting.id}`,
        dueAt: new Date(`${letting.to}T15:59:59Z`),
      })),
    );
    told += accounts.length;
  }
  return told;
}

/** Every night before the check: rooms follow their lettings, and who is in charge hears of ends to come. */
export const lettingsJob: ClockJob = {
  name: 'office-space.lettings',
  cron: '5 2 * * *',
  async run(ctx) {
    await settleLettings(ctx);
    await remindOfEnds(ctx);
  },
};
