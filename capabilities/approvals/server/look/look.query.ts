import { reaches } from '#kernel/access/reach.ts';
import type { Ctx } from '#kernel/context.ts';
import { containing, pageFrom, Where } from '#kernel/db/where.ts';
import type { Call } from '#kernel/domain.ts';
import { openFile } from '#kernel/files/server/public.ts';
import { found, refuse } from '#shared/errors.ts';
import { sortOf } from '#shared/page.ts';
import type { FileAnswer, RouteAnswer, RouteInput } from '#shared/route.ts';
import type * as routes from '../../contract/flows.ts';
import type { FlowState } from '../../contract/words.ts';
import { type Flow, readFlow, stepsOf } from '../flow/rows.ts';
import { type SubjectBook, subjectOf } from '../subject.ts';
import { EVERYTHING, mayRead } from '../verbs/taking.ts';
import { detailOf } from './flow-detail.query.ts';

export const getFlow = async (ctx: Ctx, input: RouteInput<typeof routes.getFlow>) => detailOf(ctx, await readFlow(ctx, input.flowId));

export async function flowOfRecord(ctx: Ctx, input: RouteInput<typeof routes.flowOfRecord>) {
  const { rows } = await ctx.client.query<{ id: string }>(
    'select id from approvals.flow where kind = $1 and subject_id = $2 order by started_at desc, id desc limit 1',
    [input.kind, input.subjectId],
  );
  return { flow: rows[0] ? await detailOf(ctx, await readFlow(ctx, rows[0].id)) : null };
}

/** The drawing with what happened in this round. */
export async function getPicture(
  ctx: Ctx,
  input: RouteInput<typeof routes.getFlowPicture>,
): Promise<RouteAnswer<typeof routes.getFlowPicture>> {
  const flow = await readFlow(ctx, input.flowId);
  if (!(await mayRead(ctx, flow))) refuse('not_found');
  const { rows } = await ctx.client.query<{ xml: string }>(
    'select xml from approvals.definition where kind = $1 and definition_version = $2',
    [flow.kind, flow.definitionVersion],
  );
  const steps = (await stepsOf(ctx, flow.id)).filter((s) => s.round === flow.round);
  const marks = new Map<string, 'past' | 'current' | 'held'>();
  for (const c of flow.log) marks.set(c.elementId, 'past');
  for (const s of steps) if (s.state === 'open') marks.set(s.elementId, 'current');
  if (flow.hold?.elementId) marks.set(flow.hold.elementId, 'held');
  return { xml: found(rows[0]).xml, elements: [...marks].map(([elementId, mark]) => ({ elementId, mark })), taken: flow.taken };
}

/** A flow that the actor may read. @throws not_found */
const readableFlow = (call: Call, flowId: string): Promise<Flow> =>
  call.transaction(async (ctx) => {
    const flow = await readFlow(ctx, flowId);
    return (await mayRead(ctx, flow)) ? flow : refuse('not_found');
  });

/** The room of the subject computes for whoever takes part, also beyond the units he reaches; hence two steps. */
export async function getSheet(book: SubjectBook, call: Call, input: RouteInput<typeof routes.getFlowSheet>) {
  const flow = await readableFlow(call, input.flowId);
  return call.transaction(async (ctx) => {
    const sheet = await subjectOf(book, flow.kind).sheet(ctx, flow.subjectId);
    return { ...sheet, files: await filesOf(ctx, sheet.fileIds ?? []) };
  }, EVERYTHING);
}

/** A file that the sheet names. The content streams after the transactions have ended. */
export async function getFile(book: SubjectBook, call: Call, input: RouteInput<typeof routes.downloadMatterFile>): Promise<FileAnswer> {
  const flow = await readableFlow(call, input.flowId);
  const row = await call.transaction(async (ctx) => {
    const sheet = await subjectOf(book, flow.kind).sheet(ctx, flow.subjectId);
    if (!sheet.fileIds?.includes(input.fileId)) refuse('not_found');
    const { rows } = await ctx.client.query<{ name: string; media_type: string; storage_key: string }>(
      'select name, media_type, storage_key from files.file where id = $1 and (expires_at is null or expires_at > $2)',
      [input.fileId, ctx.now.toISOString()],
    );
    return found(rows[0]);
  }, EVERYTHING);
  return openFile(call.services.files, row);
}

interface KeptFile {
  id: string;
  name: string;
  size: number;
  mediaType: string;
}

async function filesOf(ctx: Ctx, fileIds: readonly string[]): Promise<KeptFile[]> {
  const { rows } = await ctx.client.query<KeptFile>(
    `select id, name, size_bytes as size, media_type as "mediaType" from files.file where id = any($1::uuid[]) and (expires_at is null or expires_at > $2) order by array_position($1::uuid[], id)`,
    [fileIds, ctx.now.toISOString()],
  );
  return rows;
}

interface Item {
  id: string;
  flowId: string;
  kind: string;
  subjectId: string;
  orgId: string;
  orgName: string;
  title: string;
  number: string | null;
  path: string;
  flowState: FlowState;
  starterName: string | null;
  startedAt: string;
  endedAt: string | null;
}

const sorts = { startedAt: 'f.started_at', endedAt: 'f.ended_at', title: 'f.title' };

/** Flows within the wall: of the units in reach, and those the actor takes part in. */
export async function listFlows(ctx: Ctx, input: RouteInput<typeof routes.listFlows>): Promise<RouteAnswer<typeof routes.listFlows>> {
  const where = new Where()
    .and('(f.title ilike ? or f.number ilike ?)', containing(input.q))
    .and('f.kind = any(?)', input.kind)
    .and('f.state = any(?)', input.flowState)
    .and('f.org_id = any(?::uuid[])', input.orgId);
  const late = `exists (select 1 from approvals.step s where s.flow_id = f.id and s.state = 'open' and s.due_at < ?)`;
  if (input.overdue !== undefined) where.and(input.overdue ? late : `not ${late}`, ctx.now.toISOString());
  const { field, direction } = sortOf(input.sort ?? '-startedAt', 'startedAt' as keyof typeof sorts);
  const chosen = `select f.* from approvals.flow f where ${where.sql} order by ${sorts[field]} ${direction} nulls last, f.id`;
  const text = `select k.total, q.* from (select count(*)::int as total from approvals.flow f where ${where.sql}) k left join (
    select f.id, f.id as "flowId", f.kind, f.subject_id as "subjectId", f.org_id as "orgId", coalesce(org.name_of(f.org_id), '') as "orgName", f.title, f.number,
      f.path, f.state as "flowState", (select p.name from approvals.people(array[f.starter_id], ${where.param(ctx.today)}::date) p) as "starterName",
      f.started_at as "startedAt", f.ended_at as "endedAt"
    from (${chosen} limit ${where.param(input.pageSize)} offset ${where.param((input.page - 1) * input.pageSize)}) f
    order by ${sorts[field]} ${direction} nulls last, f.id) q on true`;
  const { items, total } = pageFrom<Item>((await ctx.client.query<Item & { total: number }>(text, where.values)).rows);
  const waits = await waitsOf(
    ctx,
    items.map((i) => i.flowId),
  );
  return { items: items.map(({ id, ...item }) => ({ ...item, waits: waits.get(id) ?? [], abilities: ruling(ctx, item) })), total };
}

/** What an administrator of flows may do to one from the list. */
const ruling = (ctx: Ctx, flow: Pick<Item, 'orgId' | 'flowState' | 'endedAt'>) => ({
  resume: flow.flowState === 'held' && reaches(ctx.actor, 'approvals.flow.resume', flow.orgId),
  terminate: flow.endedAt === null && reaches(ctx.actor, 'approvals.flow.terminate', flow.orgId),
});

interface Wait {
  name: string;
  since: string;
  dueAt: string | null;
  deciders: string[];
}

async function waitsOf(ctx: Ctx, flowIds: readonly string[]): Promise<ReadonlyMap<string, Wait[]>> {
  const { rows } = await ctx.client.query<Wait & { flowId: string }>(
    `select s.flow_id as "flowId", s.name, s.opened_at as since, s.due_at as "dueAt", coalesce(array_agg(p.name order by d.place) filter (where p.name is not null), '{}') as deciders
     from approvals.step s left join approvals.decider d on d.step_id = s.id and d.state = 'open'
     left join lateral approvals.people(array[d.account_id], $2::date) p on true
     where s.flow_id = any($1::uuid[]) and s.state = 'open' group by s.id order by s.seq`,
    [flowIds, ctx.today],
  );
  const byFlow = new Map<string, Wait[]>();
  for (const { flowId, ...wait } of rows) byFlow.set(flowId, [...(byFlow.get(flowId) ?? []), wait]);
  return byFlow;
}

export async function findPeople(ctx: Ctx, input: RouteInput<typeof routes.findPeople>) {
  const { rows } = await ctx.client.query<{ accountId: string; name: string; unitName: string | null }>(
    `select a.id as "accountId", a.display_name as name, org.name_of(a.org_id) as "unitName" from identity.account a
     where a.search_text ilike $1 and approvals.at_work(a, $2::date) order by a.display_name, a.id limit 20`,
    [containing(input.q), ctx.today],
  );
  return { items: rows };
}
