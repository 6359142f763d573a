import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import type { RouteInput } from '#shared/route.ts';
import type { listAudit, listHistory } from '../contract/entries.ts';

const columns = sql`id, at, account_id as "accountId", actor_name as "actorName", org_id as "orgId", ip, request_id as "requestId", action,
  subject_kind as "subjectKind", subject_id as "subjectId", outcome, before, after, lane, seq, hash`;

interface Row {
  id: string;
  at: string;
  accountId: string | null;
  actorName: string;
  orgId: string | null;
  ip: string | null;
  requestId: string | null;
  action: string;
  subjectKind: string;
  subjectId: string;
  outcome: 'done' | 'refused';
  before: unknown;
  after: unknown;
  lane: number;
  seq: number;
  hash: string;
}

type Conditions = Partial<Omit<RouteInput<typeof listAudit>, 'page' | 'pageSize' | 'sort'>>;

async function pageOfEntries(ctx: Ctx, where: Conditions, page: number, pageSize: number, sort: string | undefined) {
  const c = [sql`true`];
  if (where.entryId) c.push(sql`id = ${where.entryId}`);
  if (where.action) c.push(sql`action like ${`${where.action.replace(/[\\%_]/g, '\\$&')}%`}`);
  if (where.actor) c.push(sql`actor_name ilike ${`%${where.actor.replace(/[\\%_]/g, '\\$&')}%`}`);
  if (where.subjectKind) c.push(sql`subject_kind = ${where.subjectKind}`);
  if (where.subjectId) c.push(sql`subject_id = ${where.subjectId}`);
  if (where.outcome) c.push(sql`outcome = ${where.outcome}`);
  if (where.from) c.push(sql`at >= ${where.from}::date::timestamp at time zone 'Asia/Shanghai'`);
  if (where.until) c.push(sql`at < (${where.until}::date + 1)::timestamp at time zone 'Asia/Shanghai'`);
  const filter = sql.join(c, sql` and `);
  const direction = sort === 'at' ? sql`asc` : sql`desc`;
  const [items, count] = [
    await sql<Row>`select ${columns} from audit.entry where ${filter} order by at ${direction}, lane, seq ${direction} limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
      ctx.db,
    ),
    await sql<{ n: number }>`select count(*) as n from audit.entry where ${filter}`.execute(ctx.db),
  ];
  return { items: items.rows, total: count.rows[0]?.n ?? 0 };
}

/** The log as the auditor reads it. */
export const listEntries = (ctx: Ctx, input: RouteInput<typeof listAudit>) => {
  const { page, pageSize, sort, ...where } = input;
  return pageOfEntries(ctx, where, page, pageSize, sort);
};

/** The history of one record; the wall shows only entries of units within reach. */
export const listRecordHistory = (ctx: Ctx, input: RouteInput<typeof listHistory>) =>
  pageOfEntries(ctx, { subjectKind: input.subjectKind, subjectId: input.subjectId }, input.page, input.pageSize, input.sort);
