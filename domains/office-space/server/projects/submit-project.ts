import { cancelApproval, resubmitApproval, startApproval } from '#capabilities/approvals/server/public.ts';
import type { Ctx } from '#kernel/context.ts';
import { nextNumber } from '#kernel/record/number.ts';
import { refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { submitProject as submitRoute, withdrawProject as withdrawRoute } from '../../contract/projects.ts';
import { obey } from '../obey.ts';
import { appliedProject } from './get-project.query.ts';
import { heldProject } from './project.query.ts';
import { projectApproval } from './project-approval.ts';
import { judge } from './review-of.ts';

/**
 * Puts an application forward: judged by the rules, numbered, sent into its flow; one that was returned goes back into it. The review is
 * kept, because standards are adjusted later.
 */
export async function submitProject(ctx: Ctx, input: RouteInput<typeof submitRoute>): Promise<RouteAnswer<typeof submitRoute>> {
  const id = input.projectId;
  const before = await heldProject(ctx, id);
  if (before.state !== 'draft' && before.state !== 'returned') refuse('office-space.project_not_draft', { state: before.state });
  const { applied } = await appliedProject(ctx, id);
  const { review, refused } = await judge(ctx, applied);
  if (refused) obey(refused);
  const number = before.number ?? (await nextNumber(ctx, 'office-space.project', before.org_id, '用房项')).text;
  await ctx.db
    .updateTable('office_space.project')
    .set({
      state: 'in-approval',
      number,
      submitted_on: ctx.today,
      review: JSON.stringify(review),
      search_text: `${number} ${before.name}`,
    })
    .where('id', '=', id)
    .execute();
  const facts = { projectKind: before.kind, estimateYuan: Number(review.estimateYuan), overYuan: Number(review.overYuan) };
  if (before.state === 'returned') await resubmitApproval(ctx, projectApproval, { subjectId: id, facts, title: before.name });
  else
    await startApproval(ctx, projectApproval, {
      subjectId: id,
      orgId: before.org_id,
      title: before.name,
      number,
      path: `/office-space/projects/${id}`,
      facts,
    });
  ctx.audit({
    action: 'office-space.project.submitted',
    subject: { kind: 'project', id, orgId: before.org_id },
    before: { state: before.state },
    after: { state: 'in-approval', number, estimateYuan: review.estimateYuan, overYuan: review.overYuan },
  });
  return { id, number };
}

/** Takes an application back before it is decided; its number stays with it. */
export async function withdrawProject(ctx: Ctx, input: RouteInput<typeof withdrawRoute>): Promise<RouteAnswer<typeof withdrawRoute>> {
  const id = input.projectId;
  const before = await heldProject(ctx, id);
  if (!['draft', 'returned', 'in-approval'].includes(before.state))
    refuse('office-space.project_state', { state: before.state, needed: 'in-approval' });
  if (before.state !== 'draft') await cancelApproval(ctx, projectApproval, { subjectId: id, reason: input.reason });
  await ctx.db
    .updateTable('office_space.project')
    .set({ state: 'withdrawn', opinion: input.reason, decided_on: ctx.today })
    .where('id', '=', id)
    .execute();
  ctx.audit({
    action: 'office-space.project.withdrawn',
    subject: { kind: 'project', id, orgId: before.org_id },
    before: { state: before.state },
    after: { state: 'withdrawn', reason: input.reason },
  });
  return { id };
}
