import type { Ctx } from '#kernel/context.ts';
import type { ClockJob } from '#kernel/domain.ts';
import { escalationLevel } from '../rules/limits.ts';
import type { CaseState } from '../rules/words.ts';
import { alignDuties } from './align-duties.ts';
import { settingsInForce } from './settings-in-force.query.ts';
import { writeSteps } from './steps.ts';
import { unitAbove } from './who.query.ts';

interface Late {
  id: string;
  orgId: string;
  state: CaseState;
  dueOn: string;
  level: number;
}

/** Overdue cases go up one level for each step of days (design default 5); the level above gets them on its workbench. Answers how many went up. */
export async function escalate(ctx: Ctx): Promise<number> {
  const settings = await settingsInForce(ctx);
  const { rows } = await ctx.client.query<Late>(
    `select id, org_id as "orgId", state, due_on as "dueOn", escalation_level as level from cases.case
     where due_on < $1::date and submitted_on is null and state in ('notified', 'objected', 'replied', 'fixing') order by id for update`,
    [ctx.today],
  );
  let gone = 0;
  for (const c of rows) {
    const level = escalationLevel(settings, c.dueOn, ctx.today);
    if (level <= c.level) continue;
    const to = await unitAbove(ctx, c.orgId, level);
    await ctx.client.query('update cases.case set escalation_level = $2, escalated_to_org_id = $3, version = version + 1 where id = $1', [
      c.id,
      level,
      to,
    ]);
    await writeSteps(ctx, [
      { caseId: c.id, orgId: c.orgId, act: 'escalate', from: c.state, to: c.state, facts: { level, dueOn: c.dueOn } },
    ]);
    ctx.audit({
      action: 'cases.case.escalate',
      subject: { kind: 'case', id: c.id, orgId: c.orgId },
      before: { level: c.level },
      after: { level },
    });
    ctx.emit('cases.case.moved', { caseId: c.id }, c.orgId);
    gone += 1;
  }
  return gone;
}

/** Second looks that fall due today reach the workbench of the inspectors. */
async function callLookBacks(ctx: Ctx): Promise<void> {
  const { rows } = await ctx.client.query<{ caseId: string }>(
    'select distinct case_id as "caseId" from cases.look_back where done_on is null and due_on <= $1::date order by 1',
    [ctx.today],
  );
  for (const { caseId } of rows) await alignDuties(ctx, caseId);
}

/** Every morning, after the checks of the night. */
export const nightlyCases: ClockJob = {
  name: 'cases.nightly',
  cron: '10 5 * * *',
  async run(ctx) {
    await escalate(ctx);
    await callLookBacks(ctx);
  },
};
