import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { containing, pageFrom, type Statement, Where } from '#kernel/db/where.ts';
import { found } from '#shared/errors.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type {
  getApplication as getApplicationRoute,
  leaseApplication,
  listApplications as listApplicationsRoute,
} from '../../contract/lease-applications.ts';
import { checkTerm, handingOutFindings, rentingFindings } from '../../rules/lettings.ts';
import { perSqmMonth, rentSchedule, sumYuan } from '../../rules/rent-schedule.ts';
import { inUnits, reaches } from '../reach.ts';
import { findingOf, type KeptTerms, rentTermsOf, termColumns } from './rent-terms.ts';

export type Application = z.output<typeof leaseApplication>;
type Whole = RouteAnswer<typeof getApplicationRoute>;

const columns = `a.id, a.org_id as "orgId", u.name as "orgName", a.number, a.direction, a.building_id as "buildingId", b.name as "buildingName", a.room_id as "roomId",
  r.code as "roomCode", a.counterpart, a.area_sqm as "areaSqm", a.first_on as "from", a.last_on as "to", a.state, a.approval_no as "approvalNo",
  a.decided_on as "decidedOn", a.letting_id as "lettingId", a.renews_id as "renewsId", a.version`;
const tables = `office_space.lease_application a left join org.unit u on u.id = a.org_id left join places.building b on b.id = a.building_id
 left join places.room r on r.id = a.room_id`;
const more = `${termColumns('a')}, a.purpose, a.exchange_document as "exchangeDocument", a.market_document as "marketDocument",
  a.budget_document as "budgetDocument", a.request_id as "requestId", a.opinion`;
const sorts = { number: 'a.number', from: 'a.first_on', areaSqm: 'a.area_sqm', orgName: 'u.name' };

const abilitiesOf = (ctx: Ctx, a: Pick<Application, 'orgId' | 'state' | 'direction'>) => {
  const applies = a.direction !== 'rented' && reaches(ctx, 'office-space.letting.apply', a.orgId);
  return {
    mend: applies && a.state === 'returned',
    withdraw: applies && (a.state === 'submitted' || a.state === 'returned'),
    sign: a.state === 'approved' && reaches(ctx, 'office-space.letting.manage', a.orgId),
  };
};

type Input = RouteInput<typeof listApplicationsRoute>;

const whereApplications = (filter: Omit<Input, 'page' | 'pageSize'>): Where =>
  inUnits(new Where(), 'a.org_id', filter)
    .and("(a.number ilike ? or coalesce(a.counterpart, '') ilike ? or coalesce(b.search_text, '') ilike ?)", containing(filter.q))
    .and('a.direction = any(?)', filter.direction)
    .and('a.state = any(?)', filter.state);

function applicationOrder(sort: Input['sort']): string {
  const { field, direction } = sortOf(sort, 'number' as keyof typeof sorts);
  return `${sort ? `${sorts[field]} ${direction} nulls last` : 'a.created_at desc'}, a.id`;
}

/** All filtered applications, for the export. */
export function applicationRows(filter: Omit<Input, 'page' | 'pageSize'>): Statement {
  const where = whereApplications(filter);
  return { text: `select ${columns} from ${tables} where ${where.sql} order by ${applicationOrder(filter.sort)}`, values: where.values };
}

/** Applications, the newest first unless told. */
export async function listApplications(ctx: Ctx, input: Input): Promise<RouteAnswer<typeof listApplicationsRoute>> {
  const where = whereApplications(input);
  const text = `select k.total, q.* from (select count(*)::int as total from ${tables} where ${where.sql}) k
   left join (select ${columns} from ${tables} where ${where.sql} order by ${applicationOrder(input.sort)}
     limit ${where.param(input.pageSize)} offset ${where.param((input.page - 1) * input.pageSize)}) q on true`;
  const { items, total } = pageFrom<Application>((await ctx.client.query<Application & { total: number }>(text, where.values)).rows);
  return {
    items: items.map((a) => ({ ...a, abilities: abilitiesOf(ctx, a) })),
    total,
    abilities: { apply: ctx.can('office-space.letting.apply') },
  };
}

/** What the rules say against an application as it stands: at the contract everything has to be there. */
const findingsOf = (a: Omit<Whole, 'lines' | 'scheduledYuan' | 'perSqmMonthYuan' | 'findings' | 'abilities'>) => {
  const { direction, from, to, rentYuan, exchangeDocument } = a;
  if (direction !== 'rented') return handingOutFindings({ direction, from, to, rentYuan, exchangeDocument }, 'contract');
  const term = checkTerm(from, to);
  return [...(term.ok ? [] : [term]), ...rentingFindings(a)];
};

/** One application with the schedule its terms would give. */
export async function getApplication(ctx: Ctx, { applicationId }: RouteInput<typeof getApplicationRoute>): Promise<Whole> {
  const { rows } = await ctx.client.query<
    Omit<Whole, 'lines' | 'scheduledYuan' | 'perSqmMonthYuan' | 'findings' | 'abilities'> & KeptTerms
  >(`select ${columns}, ${more} from ${tables} where a.id = $1`, [applicationId]);
  const kept = found(rows[0]);
  const terms = rentTermsOf(kept);
  const lines = terms ? [...rentSchedule(terms)] : [];
  return {
    ...kept,
    lines,
    scheduledYuan: sumYuan(lines),
    perSqmMonthYuan: terms ? perSqmMonth(terms) : null,
    findings: kept.state === 'signed' ? [] : findingsOf(kept).map(findingOf),
    abilities: abilitiesOf(ctx, kept),
  };
}
