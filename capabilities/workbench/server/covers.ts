import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { pageFrom, Where } from '#kernel/db/where.ts';
import { notify } from '#kernel/events/server/notify.ts';
import { found, refuse, refuseField } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { Cover, createCover, endCover, listCovers, listSubstitutes } from '../contract/covers.ts';
import { subjects } from './subjects.ts';

interface Row {
  id: string;
  accountId: string;
  accountName: string;
  accountUnit: string | null;
  substituteId: string;
  substituteName: string;
  substituteUnit: string | null;
  startsOn: string;
  endsOn: string;
  subjects: string[] | null;
  reason: string;
  createdAt: string;
  endedAt: string | null;
}

/** The account of a person at work: cover is no business of a key without an account behind it. */
const ownId = (ctx: Ctx): string => found(ctx.actor.accountId);

const columns = `c.id, c.account_id as "accountId", a.display_name as "accountName", a.unit_name as "accountUnit", c.substitute_id as "substituteId",
  s.display_name as "substituteName", s.unit_name as "substituteUnit", c.starts_on as "startsOn", c.ends_on as "endsOn", c.subjects, c.reason,
  c.created_at as "createdAt", c.ended_at as "endedAt"`;

function view(ctx: Ctx, row: Row): Cover {
  const over = row.endsOn < ctx.today ? 'over' : row.startsOn > ctx.today ? 'ahead' : 'running';
  const state = row.endedAt === null ? over : 'ended';
  const own = row.accountId === ctx.actor.accountId;
  return {
    id: row.id,
    account: { id: row.accountId, name: row.accountName, unitName: row.accountUnit },
    substitute: { id: row.substituteId, name: row.substituteName, unitName: row.substituteUnit },
    own,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    subjects: row.subjects,
    reason: row.reason,
    state,
    createdAt: row.createdAt,
    endedAt: row.endedAt,
    abilities: { end: own && (state === 'ahead' || state === 'running') && ctx.can('workbench.cover.end') },
  };
}

async function readCovers(ctx: Ctx, where: Where, order: string, page: { size: number; offset: number }) {
  const paging = `limit ${where.param(page.size)} offset ${where.param(page.offset)}`;
  const { rows } = await ctx.client.query<Row & { total: number }>(
    `select k.total, ${columns} from (select count(*)::int as total from workbench.cover c where ${where.sql}) k
     left join (select * from workbench.cover c where ${where.sql} order by ${order} ${paging}) c on true
     left join lateral workbench.people_of(array[c.account_id]) a on true left join lateral workbench.people_of(array[c.substitute_id]) s on true
     order by ${order}`,
    where.values,
  );
  return pageFrom<Row>(rows);
}

/** One's own covers and those one gives, newest first. */
export async function listCoversUseCase(ctx: Ctx, input: RouteInput<typeof listCovers>): Promise<RouteAnswer<typeof listCovers>> {
  const where = new Where();
  const [own, others] = ['c.account_id', 'c.substitute_id'].map((c) => `${c} = ${where.param(ctx.actor.accountId)}`) as [string, string];
  where.and(input.side === 'own' ? own : input.side === 'others' ? others : `(${own} or ${others})`);
  // Both are bound, so both are named.
  if (input.side) where.and(`(${own} or ${others})`);
  const order = `c.starts_on ${input.sort === 'startsOn' ? 'asc' : 'desc'}, c.id`;
  const { items, total } = await readCovers(ctx, where, order, { size: input.pageSize, offset: (input.page - 1) * input.pageSize });
  return {
    items: items.map((row) => view(ctx, row)),
    total,
    abilities: { create: ctx.can('workbench.cover.create') },
    subjects: subjects(),
  };
}

async function readCover(ctx: Ctx, coverId: string): Promise<Cover> {
  const where = new Where().and('c.id = ?', coverId).and('? in (c.account_id, c.substitute_id)', ctx.actor.accountId);
  const { items } = await readCovers(ctx, where, 'c.id', { size: 1, offset: 0 });
  return view(ctx, found(items[0]));
}

/** Lets a colleague act in one's place; both learn it, and the log holds it. */
export async function createCoverUseCase(ctx: Ctx, input: RouteInput<typeof createCover>): Promise<Cover> {
  const accountId = ownId(ctx);
  if (input.substituteId === accountId) refuseField('substituteId', 'workbench.cover_oneself');
  if (input.endsOn < ctx.today) refuseField('endsOn', 'workbench.cover_past');
  const unknown = input.subjects?.find((s) => !subjects().includes(s));
  if (unknown !== undefined) refuseField('subjects', 'invalid_value');
  // A colleague beyond reach is nobody.
  found(await ctx.db.selectFrom('identity.account').select('id').where('id', '=', input.substituteId).executeTakeFirst());
  const fit = await sql<{ fit: boolean }>`select workbench.may_cover(${input.substituteId}::uuid, ${ctx.today}::date) as fit`.execute(
    ctx.db,
  );
  if (!fit.rows[0]?.fit) refuse('workbench.substitute_unfit');
  const id = newId();
  await ctx.db
    .insertInto('workbench.cover')
    .values({
      id,
      account_id: accountId,
      substitute_id: input.substituteId,
      starts_on: input.startsOn,
      ends_on: input.endsOn,
      subjects: input.subjects,
      reason: input.reason,
      created_at: ctx.now.toISOString(),
    })
    .execute();
  const { substituteId, startsOn, endsOn, subjects: chosen, reason } = input;
  ctx.audit({
    action: 'workbench.cover.create',
    subject: { kind: 'workbench.cover', id, orgId: ctx.actor.orgId },
    after: { substituteId, startsOn, endsOn, subjects: chosen, reason },
  });
  await notify(ctx, [
    {
      accountId: substituteId,
      kind: 'workbench.cover_set',
      params: { name: ctx.actor.displayName, startsOn, endsOn },
      link: '/workbench/covers',
    },
  ]);
  return readCover(ctx, id);
}

/** Ends a cover at once; what has gone to the substitute stays there. */
export async function endCoverUseCase(ctx: Ctx, { coverId }: RouteInput<typeof endCover>): Promise<Cover> {
  const before = await readCover(ctx, coverId);
  if (!before.own) found(null);
  const done = await ctx.db
    .updateTable('workbench.cover')
    .set({ ended_at: ctx.now.toISOString() })
    .where('id', '=', coverId)
    .where('ended_at', 'is', null)
    .where('ends_on', '>=', ctx.today)
    .executeTakeFirst();
  if (Number(done.numUpdatedRows) === 0) refuse('workbench.cover_ended');
  ctx.audit({
    action: 'workbench.cover.end',
    subject: { kind: 'workbench.cover', id: coverId, orgId: ctx.actor.orgId },
    before: { substituteId: before.substitute.id, endsOn: before.endsOn },
    after: { endedOn: ctx.today },
  });
  await notify(ctx, [
    { accountId: before.substitute.id, kind: 'workbench.cover_ended', params: { name: ctx.actor.displayName }, link: '/workbench/covers' },
  ]);
  return readCover(ctx, coverId);
}

/** Colleagues within reach who may act for others today. */
export async function listSubstitutesUseCase(
  ctx: Ctx,
  input: RouteInput<typeof listSubstitutes>,
): Promise<RouteAnswer<typeof listSubstitutes>> {
  const where = new Where([input.pageSize, (input.page - 1) * input.pageSize, ctx.today]);
  where
    .and(`a.state = 'active'`)
    .and('a.id <> ?', ctx.actor.accountId)
    .and('a.id = any(?::uuid[])', input.ids)
    .and('workbench.may_cover(a.id, $3::date)');
  if (input.q) where.and('a.search_text ilike ?', `%${input.q.replace(/[\\%_]/g, '\\$&')}%`);
  const { rows } = await ctx.client.query<{ id: string; name: string; unitName: string | null; total: number }>(
    `with fit as (select a.id, a.display_name as name, org.name_of(a.org_id) as "unitName" from identity.account a where ${where.sql})
     select k.total, f.* from (select count(*)::int as total from fit) k
     left join (select * from fit order by name ${input.sort === '-name' ? 'desc' : 'asc'}, id limit $1 offset $2) f on true`,
    where.values,
  );
  return pageFrom<{ id: string; name: string; unitName: string | null }>(rows);
}
