import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { changeDocument as changeRoute, fileDocument as fileRoute, removeDocument as removeRoute } from '../../contract/archive.ts';
import { putPapers } from '../works/papers.ts';

type Facts = Omit<RouteInput<typeof fileRoute>, 'buildingId' | 'papers'>;

const columnsOf = (f: Facts) => ({
  category: f.category,
  title: f.title,
  number: f.number ?? null,
  dated_on: f.datedOn ?? null,
  holder: f.holder ?? null,
  paper_location: f.paperLocation ?? null,
  note: f.note ?? null,
  search_text: [f.title, f.number, f.holder, f.paperLocation].filter(Boolean).join(' '),
});
const scansOf = (id: string, orgId: string) => ({ kind: 'archive', id, orgId, readPermission: 'office-space.archive.read' }) as const;

const held = async (ctx: Ctx, id: string) => {
  const document = found(
    await ctx.db.selectFrom('office_space.archive_document').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
  );
  if (document.removed_on !== null) refuse('office-space.archive_removed', { on: document.removed_on });
  return document;
};

/** Puts a document into the archive of a building; it belongs to the managing unit. */
export async function fileDocument(ctx: Ctx, input: RouteInput<typeof fileRoute>): Promise<RouteAnswer<typeof fileRoute>> {
  const { buildingId, papers, ...facts } = input;
  const { org_id: orgId } = found(
    await ctx.db.selectFrom('places.building').select('org_id').where('id', '=', buildingId).executeTakeFirst(),
  );
  const id = newId();
  await ctx.db
    .insertInto('office_space.archive_document')
    .values({ id, org_id: orgId, building_id: buildingId, ...columnsOf(facts) })
    .execute();
  await putPapers(ctx, scansOf(id, orgId), papers);
  ctx.audit({ action: 'office-space.archive.filed', subject: { kind: 'building', id: buildingId, orgId }, after: facts });
  return { id };
}

/** Corrects a document; scans are added, never replaced. */
export async function changeDocument(ctx: Ctx, input: RouteInput<typeof changeRoute>): Promise<RouteAnswer<typeof changeRoute>> {
  const { documentId: id, version, papers, ...facts } = input;
  const before = await held(ctx, id);
  if (before.version !== version) refuse('stale');
  const after = columnsOf(facts);
  await ctx.db
    .updateTable('office_space.archive_document')
    .set({ ...after, version: version + 1 })
    .where('id', '=', id)
    .execute();
  await putPapers(ctx, scansOf(id, before.org_id), papers);
  ctx.audit({
    action: 'office-space.archive.changed',
    subject: { kind: 'building', id: before.building_id, orgId: before.org_id },
    before: {
      category: before.category,
      title: before.title,
      number: before.number,
      holder: before.holder,
      paperLocation: before.paper_location,
    },
    after: facts,
  });
  return { id, version: version + 1 };
}

/** Takes a document out of the archive with the reason; the row stays. */
export async function removeDocument(ctx: Ctx, input: RouteInput<typeof removeRoute>): Promise<RouteAnswer<typeof removeRoute>> {
  const id = input.documentId;
  const before = await held(ctx, id);
  await ctx.db
    .updateTable('office_space.archive_document')
    .set((eb) => ({ removed_on: ctx.today, removed_reason: input.reason, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  ctx.audit({
    action: 'office-space.archive.removed',
    subject: { kind: 'building', id: before.building_id, orgId: before.org_id },
    before: { category: before.category, title: before.title, number: before.number },
    after: { reason: input.reason },
  });
  return { id };
}
