import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import type { Abilities } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import { Decimal, fixed } from '#shared/units.ts';
import type { getProject as getProjectRoute, ProjectRecord } from '../../contract/project-record.ts';
import type { ProjectDocument } from '../../rules/project-kinds.ts';
import { milestoneLight } from '../../rules/project-review.ts';
import { reaches } from '../reach.ts';
import { papersOf } from '../works/papers.ts';
import { type ProjectRow, projectColumns, projectTables, withLight } from './project.query.ts';
import { type AppliedItem, type AppliedProject, judge } from './review-of.ts';

type More = Pick<
  ProjectRecord,
  | 'place'
  | 'reason'
  | 'purposes'
  | 'luxuryFeatures'
  | 'addedAreaSqm'
  | 'notPossible'
  | 'opinion'
  | 'createdOn'
  | 'decidedOn'
  | 'budgetDocument'
  | 'contractor'
  | 'contractNo'
  | 'startedOn'
  | 'acceptedOn'
  | 'acceptanceDocument'
  | 'acceptanceMembers'
  | 'acceptanceNote'
  | 'finalDocument'
  | 'settledOn'
  | 'applicantName'
  | 'version'
>;
type Row = ProjectRow & More & { keptReview: ProjectRecord['review'] | null; applicantAccountId: string | null };

const more = `p.place, p.reason, p.purposes, p.luxury_features as "luxuryFeatures", p.added_area_sqm as "addedAreaSqm", p.not_possible as "notPossible",
  p.opinion, p.created_on as "createdOn", p.decided_on as "decidedOn", p.budget_document as "budgetDocument", p.contractor, p.contract_no as "contractNo",
  p.started_on as "startedOn", p.accepted_on as "acceptedOn", p.acceptance_document as "acceptanceDocument", p.acceptance_members as "acceptanceMembers",
  p.acceptance_note as "acceptanceNote", p.final_document as "finalDocument", p.settled_on as "settledOn", p.applicant_name as "applicantName",
  p.applicant_account_id as "applicantAccountId", p.version, p.review as "keptReview"`;

const readRow = async (ctx: Ctx, projectId: string): Promise<Row> =>
  found((await ctx.client.query<Row>(`select ${projectColumns}, ${more} from ${projectTables} where p.id = $1`, [projectId])).rows[0]);

const itemsOf = async (ctx: Ctx, projectId: string): Promise<AppliedItem[]> =>
  (
    await ctx.client.query<AppliedItem>(
      `select component, description, quantity, unit_price_yuan as "unitPriceYuan", last_renewed_on as "lastRenewedOn"
       from office_space.project_item where project_id = $1 order by position`,
      [projectId],
    )
  ).rows;

/** A stored application in the form of the rules, with its row. */
export async function appliedProject(ctx: Ctx, projectId: string): Promise<{ row: Row; applied: AppliedProject }> {
  const row = await readRow(ctx, projectId);
  const papers = (await papersOf(ctx, 'project', [projectId])).get(projectId) ?? [];
  const applied = { ...row, documents: papers.map((p) => p.category as ProjectDocument), items: await itemsOf(ctx, projectId) };
  return { row, applied };
}

async function worksOf(ctx: Ctx, projectId: string): Promise<Pick<ProjectRecord, 'milestones' | 'inspections' | 'changes'>> {
  const milestones = await ctx.client.query<Omit<ProjectRecord['milestones'][number], 'light'>>(
    `select step, planned_on as "plannedOn", actual_on as "actualOn", note from office_space.project_milestone where project_id = $1 order by planned_on, step`,
    [projectId],
  );
  const inspections = await ctx.client.query<Omit<ProjectRecord['inspections'][number], 'papers'>>(
    `select id, inspected_on as "inspectedOn", step, inspector, result, finding, mended_on as "mendedOn", mended_note as "mendedNote"
     from office_space.project_inspection where project_id = $1 order by inspected_on desc, id desc`,
    [projectId],
  );
  const photos = await papersOf(
    ctx,
    'project-inspection',
    inspections.rows.map((i) => i.id),
  );
  const changes = await ctx.client.query<ProjectRecord['changes'][number]>(
    `select id, number, amount_yuan as "amountYuan", reason, document, limit_yuan as "limitYuan", total_yuan as "totalYuan", state, changed_on as "changedOn", opinion
     from office_space.project_change where project_id = $1 order by number`,
    [projectId],
  );
  return {
    milestones: milestones.rows.map((m) => ({ ...m, light: milestoneLight(m.plannedOn, m.actualOn, ctx.today) })),
    inspections: inspections.rows.map((i) => ({ ...i, papers: photos.get(i.id) ?? [] })),
    changes: changes.rows,
  };
}

function abilitiesOf(ctx: Ctx, row: Row): Abilities {
  const manages = reaches(ctx, 'office-space.project.manage', row.orgId);
  const applies = reaches(ctx, 'office-space.project.apply', row.orgId);
  const open = row.state === 'draft' || row.state === 'returned';
  return {
    change: applies && open,
    submit: applies && open,
    withdraw: applies && (open || row.state === 'in-approval'),
    start: manages && row.state === 'approved',
    plan: manages && ['approved', 'under-way', 'accepted'].includes(row.state),
    inspect: row.state === 'under-way' && reaches(ctx, 'office-space.project.inspect', row.orgId),
    changeAmount: manages && row.state === 'under-way',
    accept: manages && row.state === 'under-way',
    settle: manages && row.state === 'accepted',
  };
}

/** The whole record; while it is being written the review is computed anew, afterwards it is the one it was put forward with. */
export async function readProject(ctx: Ctx, projectId: string): Promise<ProjectRecord> {
  const { row, applied } = await appliedProject(ctx, projectId);
  const { keptReview, applicantAccountId: _, ...facts } = row;
  const review = keptReview !== null && row.state !== 'draft' && row.state !== 'returned' ? keptReview : (await judge(ctx, applied)).review;
  const works = await worksOf(ctx, projectId);
  const inForce = works.changes.filter((c) => c.state === 'in-force');
  return {
    ...withLight(facts, ctx.today),
    ...facts,
    ...works,
    review,
    allowedYuan: row.budgetYuan === null ? null : fixed(inForce.reduce((sum, c) => sum.plus(c.amountYuan), new Decimal(row.budgetYuan))),
    papers: (await papersOf(ctx, 'project', [projectId])).get(projectId) ?? [],
    acceptancePapers: (await papersOf(ctx, 'project-acceptance', [projectId])).get(projectId) ?? [],
    abilities: abilitiesOf(ctx, row),
  };
}

export const getProject = (ctx: Ctx, input: RouteInput<typeof getProjectRoute>): Promise<RouteAnswer<typeof getProjectRoute>> =>
  readProject(ctx, input.projectId);
