import { z } from 'zod';
import {
  type ApprovalSheet,
  type ApprovalSubject,
  approvalSubject,
  type Decided,
  startApproval,
} from '#capabilities/approvals/server/public.ts';
import type { Ctx } from '#kernel/context.ts';
import { say } from '#kernel/http/labels.ts';
import { found, refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { changeProjectAmount as changeRoute } from '../../contract/project-works.ts';
import { judgeChange } from '../../rules/project-money.ts';
import { settingsInForce } from '../settings-in-force.query.ts';
import { heldProject } from './project.query.ts';
import { projectInState } from './works.ts';

const changesOf = (ctx: Ctx, projectId: string) =>
  ctx.db.selectFrom('office_space.project_change').select(['number', 'amount_yuan', 'state']).where('project_id', '=', projectId).execute();

/** Changes a project by amount and reason: within the limit of the setting at once, above it when approved. */
export async function changeProjectAmount(ctx: Ctx, input: RouteInput<typeof changeRoute>): Promise<RouteAnswer<typeof changeRoute>> {
  const { projectId, amountYuan, reason, document = null } = input;
  const project = await projectInState(ctx, projectId, 'under-way');
  const changes = await changesOf(ctx, projectId);
  if (changes.some((c) => c.state === 'in-approval')) refuse('office-space.change_pending', { count: 1 });
  const { projectChangeLimitPercent } = await settingsInForce(ctx, ctx.today);
  const inForce = changes.filter((c) => c.state === 'in-force').map((c) => c.amount_yuan);
  const judged = judgeChange(project.budget_yuan ?? '0', inForce, amountYuan, projectChangeLimitPercent);
  const id = newId();
  const number = Math.max(0, ...changes.map((c) => c.number)) + 1;
  const state = judged.needsApproval ? 'in-approval' : 'in-force';
  await ctx.db
    .insertInto('office_space.project_change')
    .values({
      id,
      org_id: project.org_id,
      project_id: projectId,
      number,
      amount_yuan: amountYuan,
      reason,
      document,
      limit_yuan: judged.limitYuan,
      total_yuan: judged.totalYuan,
      state,
      changed_on: ctx.today,
    })
    .execute();
  if (judged.needsApproval)
    await startApproval(ctx, projectChangeApproval, {
      subjectId: id,
      orgId: project.org_id,
      title: `${project.name} · ${amountYuan}`,
      number: `${project.number ?? ''}-${number}`,
      path: `/office-space/projects/${projectId}?tab=changes`,
      facts: { amountYuan: Number(amountYuan), changePercent: Number(judged.percent) },
    });
  ctx.audit({
    action: 'office-space.project.amount_changed',
    subject: { kind: 'project', id: projectId, orgId: project.org_id },
    after: { amountYuan, reason, document, state, totalYuan: judged.totalYuan, limitYuan: judged.limitYuan },
  });
  return { id, state, totalYuan: judged.totalYuan, limitYuan: judged.limitYuan };
}

const read = async (ctx: Ctx, id: string) =>
  found(await ctx.db.selectFrom('office_space.project_change').selectAll().where('id', '=', id).executeTakeFirst());

async function sheet(ctx: Ctx, subjectId: string): Promise<ApprovalSheet> {
  const change = await read(ctx, subjectId);
  const project = found(
    await ctx.db
      .selectFrom('office_space.project')
      .select(['name', 'number', 'budget_yuan'])
      .where('id', '=', change.project_id)
      .executeTakeFirst(),
  );
  const unit = say(ctx.locale, 'unit.yuan');
  return {
    facts: [
      { labelKey: 'field.office-space.projectName', value: project.name },
      { labelKey: 'field.office-space.budgetYuan', value: project.budget_yuan, unit },
      { labelKey: 'field.office-space.amountYuan', value: change.amount_yuan, unit },
      { labelKey: 'field.office-space.reason', value: change.reason },
      { labelKey: 'field.office-space.document', value: change.document },
    ],
    verdicts: [
      {
        tone: 'attention',
        wordKey: 'verdict.office-space.change.over',
        actual: change.total_yuan,
        limit: change.limit_yuan,
        unit,
        clause: say(ctx.locale, 'clause.office-space.setting.project-change'),
      },
    ],
  };
}

const stateAfter = { approved: 'in-force', denied: 'denied', returned: 'denied', withdrawn: 'withdrawn', terminated: 'denied' } as const;

/** A change that was approved holds; one that came back was not approved, and a new one may be entered. */
async function onDecided(ctx: Ctx, d: Decided): Promise<void> {
  const change = await read(ctx, d.subjectId);
  if (change.state !== 'in-approval') return;
  const project = await heldProject(ctx, change.project_id);
  const state = stateAfter[d.outcome];
  await ctx.db
    .updateTable('office_space.project_change')
    .set({ state, decided_on: ctx.today, opinion: d.opinion })
    .where('id', '=', d.subjectId)
    .execute();
  ctx.audit({
    action: 'office-space.project.change_decided',
    subject: { kind: 'project', id: project.id, orgId: project.org_id },
    before: { state: change.state },
    after: { state, amountYuan: change.amount_yuan, opinion: d.opinion },
  });
}

/** Changes above the limit of the setting. */
export const projectChangeApproval: ApprovalSubject = approvalSubject({
  kind: 'office-space.project-change',
  bpmn: new URL('../../approvals/project-change.bpmn', import.meta.url),
  facts: z.object({ amountYuan: z.number(), changePercent: z.number() }),
  sheet,
  onDecided,
});
