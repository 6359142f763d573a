import type { Ctx } from '#kernel/context.ts';
import { pageFrom } from '#kernel/db/where.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { listRequests as listRequestsRoute, requestSort } from '../../contract/requests.ts';
import { whereRequests } from './request.visible.ts';

type Sort = (typeof requestSort)[number];
type Answer = RouteAnswer<typeof listRequestsRoute>;
type Line = Answer['items'][number];

const sorts: Readonly<Record<Sort, string>> = {
  number: 'q.issued_year %d nulls first, q.issued_no %d nulls first, q.created_on %d',
  submittedOn: 'q.submitted_on %d nulls last',
  orgName: 'u.name collate app.pinyin %d',
  wantedSqm: 'q.wanted_sqm %d',
  state: 'q.state %d',
};

/** Facts of a request on the wire. */
export const requestColumns = `q.id, q.org_id as "orgId", u.name as "orgName", q.number, q.state, q.purpose, q.kind, q.wanted_sqm as "wantedSqm",
  (select coalesce(sum(n.value::int), 0)::int from json_each_text(q.ranks) n) + (select count(*)::int from office_space.request_person p where p.request_id = q.id) as "peopleCount",
  q.mode, q.applicant_name as "applicantName", q.submitted_on as "submittedOn", q.decided_on as "decidedOn"`;
export const requestTables = 'office_space.request q left join org.unit u on u.id = q.org_id';

/** The order of a list; the newest first unless told. */
export function requestOrder(sort: RouteInput<typeof listRequestsRoute>['sort']): string {
  const { field, direction } = sortOf(sort, '-submittedOn' as `-${Sort}` as Sort);
  return `${sorts[field].replaceAll('%d', direction)}, q.id desc`;
}

export async function listRequests(ctx: Ctx, input: RouteInput<typeof listRequestsRoute>): Promise<Answer> {
  const where = whereRequests(input);
  const text = `select k.total, l.* from (select count(*)::int as total from office_space.request q where ${where.sql}) k
   left join (select ${requestColumns} from ${requestTables} where ${where.sql} order by ${requestOrder(input.sort)}
     limit ${where.param(input.pageSize)} offset ${where.param((input.page - 1) * input.pageSize)}) l on true`;
  const { items, total } = pageFrom<Line>((await ctx.client.query<Line & { total: number }>(text, where.values)).rows);
  return { items, total, abilities: { create: ctx.can('office-space.request.submit') } };
}
