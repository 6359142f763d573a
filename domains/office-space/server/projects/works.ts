import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import { Decimal } from '#shared/units.ts';
import type {
  acceptProject as acceptRoute,
  inspectProject as inspectRoute,
  mendInspection as mendRoute,
  putMilestones as milestonesRoute,
  settleProject as settleRoute,
  startProject as startRoute,
} from '../../contract/project-works.ts';
import type { projectState } from '../../contract/projects.ts';
import { checkFinalAccount } from '../../rules/project-money.ts';
import { obey } from '../obey.ts';
import { putPapers } from '../works/papers.ts';
import { type HeldProject, heldProject } from './project.query.ts';

type State = (typeof projectState)['_output'];

/** The project held for change, in one of the states in which the act is possible. */
async function inState(ctx: Ctx, projectId: string, ...states: readonly State[]): Promise<HeldProject> {
  const project = await heldProject(ctx, projectId);
  if (!states.includes(project.state as State)) refuse('office-space.project_state', { state: project.state, needed: states.join(', ') });
  return project;
}

export { inState as projectInState };

const notBefore = (on: string, start: string | null): void => {
  if (start !== null && on < start) refuse('office-space.day_before_start', { on, start });
};

/** Writes the day of a step; a step that nobody planned is planned on that day. */
const reach = (ctx: Ctx, project: HeldProject, step: string, on: string) =>
  ctx.client.query(
    `insert into office_space.project_milestone (org_id, project_id, step, planned_on, actual_on) values ($1, $2, $3, $4, $4)
     on conflict (project_id, step) do update set actual_on = excluded.actual_on`,
    [project.org_id, project.id, step, on],
  );

/** Enters the budget of an approved project and begins the works. */
export async function startProject(ctx: Ctx, input: RouteInput<typeof startRoute>): Promise<RouteAnswer<typeof startRoute>> {
  const { projectId: id, budgetYuan, budgetDocument, contractor = null, contractNo = null, startedOn } = input;
  const project = await inState(ctx, id, 'approved');
  const approved = project.approved_yuan ?? '0';
  if (new Decimal(budgetYuan).gt(approved))
    refuse('office-space.budget_over_approved', { limit: approved, actual: budgetYuan, clause: 'measures-2017.repair' }, [
      { path: 'budgetYuan', code: 'office-space.budget_over_approved', params: { limit: approved, actual: budgetYuan } },
    ]);
  notBefore(startedOn, project.decided_on);
  const facts = { budget_yuan: budgetYuan, budget_document: budgetDocument, contractor, contract_no: contractNo, started_on: startedOn };
  await ctx.db
    .updateTable('office_space.project')
    .set({ ...facts, state: 'under-way' })
    .where('id', '=', id)
    .execute();
  await reach(ctx, project, 'start', startedOn);
  const after = { state: 'under-way', budgetYuan, budgetDocument, contractor, contractNo, startedOn };
  ctx.audit({
    action: 'office-space.project.started',
    subject: { kind: 'project', id, orgId: project.org_id },
    before: { state: project.state },
    after,
  });
  return { id };
}

/** Sets the milestones with planned and actual days. */
export async function putMilestones(ctx: Ctx, input: RouteInput<typeof milestonesRoute>): Promise<RouteAnswer<typeof milestonesRoute>> {
  const { projectId: id, milestones } = input;
  const project = await inState(ctx, id, 'approved', 'under-way', 'accepted');
  if (new Set(milestones.map((m) => m.step)).size !== milestones.length) refuse('office-space.milestone_twice');
  const before = await ctx.db.deleteFrom('office_space.project_milestone').where('project_id', '=', id).returningAll().execute();
  if (milestones.length > 0)
    await ctx.db
      .insertInto('office_space.project_milestone')
      .values(
        milestones.map((m) => ({
          org_id: project.org_id,
          project_id: id,
          step: m.step,
          planned_on: m.plannedOn,
          actual_on: m.actualOn ?? null,
          note: m.note ?? null,
        })),
      )
      .execute();
  ctx.audit({
    action: 'office-space.project.planned',
    subject: { kind: 'project', id, orgId: project.org_id },
    before: { milestones: before.map((m) => ({ step: m.step, plannedOn: m.planned_on, actualOn: m.actual_on })) },
    after: { milestones },
  });
  return { id };
}

const photosOf = (id: string, orgId: string) =>
  ({ kind: 'project-inspection', id, orgId, readPermission: 'office-space.project.read' }) as const;

/** Enters an inspection on the site with its photos. */
export async function inspectProject(ctx: Ctx, input: RouteInput<typeof inspectRoute>): Promise<RouteAnswer<typeof inspectRoute>> {
  const { projectId, papers, ...facts } = input;
  const project = await inState(ctx, projectId, 'under-way');
  const id = newId();
  await ctx.db
    .insertInto('office_space.project_inspection')
    .values({
      id,
      org_id: project.org_id,
      project_id: projectId,
      inspected_on: facts.inspectedOn,
      step: facts.step,
      inspector: facts.inspector,
      result: facts.result,
      finding: facts.finding,
    })
    .execute();
  await putPapers(ctx, photosOf(id, project.org_id), papers);
  ctx.audit({ action: 'office-space.project.inspected', subject: { kind: 'project', id: projectId, orgId: project.org_id }, after: facts });
  return { id };
}

/** Enters that what an inspection found was mended. */
export async function mendInspection(ctx: Ctx, input: RouteInput<typeof mendRoute>): Promise<RouteAnswer<typeof mendRoute>> {
  const { projectId, inspectionId: id, mendedOn, note, papers } = input;
  const project = await inState(ctx, projectId, 'under-way');
  const inspection = found(
    await ctx.db
      .selectFrom('office_space.project_inspection')
      .selectAll()
      .where('id', '=', id)
      .where('project_id', '=', projectId)
      .forUpdate()
      .executeTakeFirst(),
  );
  if (inspection.result !== 'mend' || inspection.mended_on !== null)
    refuse('office-space.project_state', { state: inspection.result, needed: 'mend' });
  notBefore(mendedOn, inspection.inspected_on);
  await ctx.db
    .updateTable('office_space.project_inspection')
    .set({ mended_on: mendedOn, mended_note: note })
    .where('id', '=', id)
    .execute();
  await putPapers(ctx, photosOf(id, project.org_id), papers);
  const subject = { kind: 'project', id: projectId, orgId: project.org_id };
  ctx.audit({ action: 'office-space.project.mended', subject, before: { finding: inspection.finding }, after: { mendedOn, note } });
  return { id };
}

/** Accepts the works; every component of the estimate counts as renewed from that day (OS-29). */
export async function acceptProject(ctx: Ctx, input: RouteInput<typeof acceptRoute>): Promise<RouteAnswer<typeof acceptRoute>> {
  const { projectId: id, acceptedOn, document, members, note = null, papers } = input;
  const project = await inState(ctx, id, 'under-way');
  notBefore(acceptedOn, project.started_on);
  const { rows } = await ctx.client.query<{ inspections: number; changes: number }>(
    `select (select count(*)::int from office_space.project_inspection where project_id = $1 and result = 'mend' and mended_on is null) as inspections,
       (select count(*)::int from office_space.project_change where project_id = $1 and state = 'in-approval') as changes`,
    [id],
  );
  const waiting = rows[0] as { inspections: number; changes: number };
  if (waiting.inspections > 0) refuse('office-space.inspection_open', { count: waiting.inspections, clause: 'measures-2017.repair' });
  if (waiting.changes > 0) refuse('office-space.change_pending', { count: waiting.changes });
  await ctx.db
    .updateTable('office_space.project')
    .set({ state: 'accepted', accepted_on: acceptedOn, acceptance_document: document, acceptance_members: members, acceptance_note: note })
    .where('id', '=', id)
    .execute();
  await reach(ctx, project, 'acceptance', acceptedOn);
  const renewed = await ctx.client.query(
    `insert into office_space.component_renewal (building_id, org_id, component, renewed_on, project_id, document)
     select distinct b.id, b.org_id, i.component, $2::date, $1::uuid, $3::text from office_space.project p join places.building b on b.id = p.building_id
       join office_space.project_item i on i.project_id = p.id where p.id = $1 on conflict do nothing`,
    [id, acceptedOn, document],
  );
  await putPapers(ctx, { kind: 'project-acceptance', id, orgId: project.org_id, readPermission: 'office-space.project.read' }, papers);
  const after = { state: 'accepted', acceptedOn, document, acceptanceMembers: members, note, renewed: renewed.rowCount };
  ctx.audit({
    action: 'office-space.project.accepted',
    subject: { kind: 'project', id, orgId: project.org_id },
    before: { state: project.state },
    after,
  });
  return { id, renewed: renewed.rowCount ?? 0 };
}

/** Enters the final account: at most the budget and the changes in force, else refused by name. */
export async function settleProject(ctx: Ctx, input: RouteInput<typeof settleRoute>): Promise<RouteAnswer<typeof settleRoute>> {
  const { projectId: id, finalYuan, document, settledOn } = input;
  const project = await inState(ctx, id, 'accepted');
  notBefore(settledOn, project.accepted_on);
  const changes = await ctx.db
    .selectFrom('office_space.project_change')
    .select('amount_yuan')
    .where('project_id', '=', id)
    .where('state', '=', 'in-force')
    .execute();
  const { allowedYuan, savedYuan } = obey(
    checkFinalAccount(
      finalYuan,
      project.budget_yuan ?? '0',
      changes.map((c) => c.amount_yuan),
    ),
  );
  await ctx.db
    .updateTable('office_space.project')
    .set({ state: 'settled', final_yuan: finalYuan, final_document: document, settled_on: settledOn })
    .where('id', '=', id)
    .execute();
  await reach(ctx, project, 'final-account', settledOn);
  ctx.audit({
    action: 'office-space.project.settled',
    subject: { kind: 'project', id, orgId: project.org_id },
    before: { state: project.state },
    after: { state: 'settled', finalYuan, document, settledOn, allowedYuan },
  });
  return { id, allowedYuan, savedYuan };
}
