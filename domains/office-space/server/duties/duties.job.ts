import { finishWork } from '#capabilities/workbench/server/public.ts';
import type { Ctx } from '#kernel/context.ts';
import type { ClockJob } from '#kernel/domain.ts';
import { newId } from '#shared/ids.ts';
import { dutyDates, dutyDueOn, dutyKinds, isCase } from '../../rules/duties.ts';
import type { OfficeSpaceSettings } from '../../rules/settings.ts';
import { settingsInForce } from '../settings-in-force.query.ts';
import { openDutyCase } from './duty-case.ts';
import { type DutyWork, putDutyWork, workKeys } from './duty-work.ts';

/** Opens the tasks of the year for each unit that has rooms, or for those named, once: a unit that comes later in the year gets its own then (OS-19). */
export async function openDuties(ctx: Ctx, settings: OfficeSpaceSettings, only: readonly string[] | null = null): Promise<number> {
  const year = Number(ctx.today.slice(0, 4));
  const dates = dutyDates(year, settings);
  if (ctx.today < dates.opensOn) return 0;
  const { rows: units } = await ctx.client.query<{ orgId: string; orgName: string }>(
    `select u.id as "orgId", u.name as "orgName" from org.unit u
     where u.state = 'active' and exists (select 1 from places.room r where r.org_id = u.id)
       and (select count(*) from office_space.duty d where d.org_id = u.id and d.year = $1) < 2
       and ($2::uuid[] is null or u.id = any($2::uuid[])) order by u.id`,
    [year, only],
  );
  let opened = 0;
  for (const unit of units) {
    for (const kind of dutyKinds) {
      const duty: DutyWork = { id: newId(), ...unit, year, kind, dueOn: dutyDueOn(dates, kind, ctx.today) };
      const { rowCount } = await ctx.client.query(
        `insert into office_space.duty (id, org_id, year, kind, opened_on, due_on) values ($1, $2, $3, $4, $5::date, $6::date)
         on conflict on constraint duty_once do nothing`,
        [duty.id, duty.orgId, year, kind, ctx.today, duty.dueOn],
      );
      if (!rowCount) continue;
      opened += 1;
      ctx.audit({
        action: 'office-space.duty.opened',
        subject: { kind: 'duty', id: duty.id, orgId: duty.orgId },
        after: { year, dutyKind: kind, dueOn: duty.dueOn },
      });
      await putDutyWork(ctx, duty);
    }
  }
  return opened;
}

/** Makes cases of tasks that are late for too long. */
export async function tellLateDuties(ctx: Ctx, settings: OfficeSpaceSettings): Promise<number> {
  const { rows } = await ctx.client.query<DutyWork>(
    `select d.id, d.org_id as "orgId", u.name as "orgName", d.year, d.kind, d.due_on as "dueOn" from office_space.duty d join org.unit u on u.id = d.org_id
     where d.done_on is null and d.due_on < $1::date and u.state = 'active' order by d.id`,
    [ctx.today],
  );
  let told = 0;
  for (const duty of rows) {
    if (!isCase({ dueOn: duty.dueOn, doneOn: null }, ctx.today, settings)) continue;
    if (await openDutyCase(ctx, duty)) told += 1;
  }
  return told;
}

/** Takes tasks that were done off workbenches which the one who did them does not reach. */
export async function finishDoneDuties(ctx: Ctx): Promise<void> {
  const { rows } = await ctx.client.query<{ id: string }>('select id from office_space.duty where done_on >= $1::date - 7', [ctx.today]);
  for (const { id } of rows) await finishWork(ctx, await workKeys(ctx, id), 'done');
}

/** Every night: the tasks of the year, what is late, and what was done. */
export const dutiesJob: ClockJob = {
  name: 'office-space.duties',
  cron: '15 2 * * *',
  async run(ctx) {
    const settings = await settingsInForce(ctx, ctx.today);
    await openDuties(ctx, settings);
    await tellLateDuties(ctx, settings);
    await finishDoneDuties(ctx);
  },
};
