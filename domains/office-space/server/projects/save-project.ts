import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import { Decimal, fixed } from '#shared/units.ts';
import type {
  changeProject as changeProjectRoute,
  createProject as createProjectRoute,
  reviewProject as reviewProjectRoute,
} from '../../contract/projects.ts';
import { unitNamed } from '../named.ts';
import { putPapers } from '../works/papers.ts';
import { heldProject } from './project.query.ts';
import { type AppliedProject, judge } from './review-of.ts';

type Facts = Omit<RouteInput<typeof createProjectRoute>, 'orgId'>;

/** A building that the unit sees, or `not_found`. */
async function buildingNamed(ctx: Ctx, buildingId: string | null | undefined): Promise<void> {
  if (buildingId) found(await ctx.db.selectFrom('places.building').select('id').where('id', '=', buildingId).executeTakeFirst());
}

const columnsOf = (f: Facts) => ({
  kind: f.kind,
  name: f.name,
  building_id: f.buildingId ?? null,
  place: f.place ?? null,
  reason: f.reason,
  purposes: f.purposes,
  luxury_features: f.luxuryFeatures,
  added_area_sqm: f.addedAreaSqm ?? null,
  not_possible: JSON.stringify(f.notPossible),
  estimate_yuan: fixed(f.items.reduce((sum, i) => sum.plus(new Decimal(i.quantity).times(i.unitPriceYuan)), new Decimal(0))),
});

async function putItems(ctx: Ctx, projectId: string, orgId: string, items: Facts['items']): Promise<void> {
  await ctx.db.deleteFrom('office_space.project_item').where('project_id', '=', projectId).execute();
  if (items.length === 0) return;
  await ctx.db
    .insertInto('office_space.project_item')
    .values(
      items.map((item, position) => ({
        id: newId(),
        org_id: orgId,
        project_id: projectId,
        position,
        component: item.component,
        description: item.description,
        quantity: item.quantity,
        unit_price_yuan: item.unitPriceYuan,
        last_renewed_on: item.lastRenewedOn ?? null,
      })),
    )
    .execute();
}

const paperRecord = (id: string, orgId: string) => ({ kind: 'project', id, orgId, readPermission: 'office-space.project.read' }) as const;

/** What the rules say of an application that is being written; nothing is stored. */
export async function reviewProject(
  ctx: Ctx,
  input: RouteInput<typeof reviewProjectRoute>,
): Promise<RouteAnswer<typeof reviewProjectRoute>> {
  await unitNamed(ctx, input.orgId);
  await buildingNamed(ctx, input.buildingId);
  const applied: AppliedProject = {
    ...input,
    buildingId: input.buildingId ?? null,
    addedAreaSqm: input.addedAreaSqm ?? null,
    documents: input.papers.map((p) => p.category),
  };
  return (await judge(ctx, applied)).review;
}

/** Writes an application (OS-23); it is judged when it is put forward. */
export async function createProject(
  ctx: Ctx,
  input: RouteInput<typeof createProjectRoute>,
): Promise<RouteAnswer<typeof createProjectRoute>> {
  const { orgId, ...facts } = input;
  await unitNamed(ctx, orgId);
  await buildingNamed(ctx, facts.buildingId);
  const id = newId();
  await ctx.db
    .insertInto('office_space.project')
    .values({
      id,
      org_id: orgId,
      state: 'draft',
      ...columnsOf(facts),
      created_on: ctx.today,
      applicant_account_id: ctx.actor.accountId,
      applicant_name: ctx.actor.displayName,
      search_text: facts.name,
    })
    .execute();
  await putItems(ctx, id, orgId, facts.items);
  await putPapers(ctx, paperRecord(id, orgId), facts.papers);
  ctx.audit({
    action: 'office-space.project.created',
    subject: { kind: 'project', id, orgId },
    after: { projectKind: facts.kind, name: facts.name },
  });
  return { id };
}

/** Mends an application that is a draft or was returned. */
export async function changeProject(
  ctx: Ctx,
  input: RouteInput<typeof changeProjectRoute>,
): Promise<RouteAnswer<typeof changeProjectRoute>> {
  const { projectId: id, version, ...facts } = input;
  const before = await heldProject(ctx, id);
  if (before.state !== 'draft' && before.state !== 'returned') refuse('office-space.project_not_draft', { state: before.state });
  if (before.version !== version) refuse('stale');
  if (facts.buildingId !== before.building_id) await buildingNamed(ctx, facts.buildingId);
  const after = columnsOf(facts);
  await ctx.db
    .updateTable('office_space.project')
    .set({ ...after, search_text: [before.number, facts.name].filter(Boolean).join(' '), version: version + 1 })
    .where('id', '=', id)
    .execute();
  await putItems(ctx, id, before.org_id, facts.items);
  await putPapers(ctx, paperRecord(id, before.org_id), facts.papers);
  ctx.audit({
    action: 'office-space.project.changed',
    subject: { kind: 'project', id, orgId: before.org_id },
    before: { projectKind: before.kind, name: before.name, reason: before.reason, estimateYuan: before.estimate_yuan },
    after: { projectKind: facts.kind, name: facts.name, reason: facts.reason, estimateYuan: after.estimate_yuan },
  });
  return { id, version: version + 1 };
}
