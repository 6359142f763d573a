import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { containing, pageFrom, type Statement, Where } from '#kernel/db/where.ts';
import { found } from '#shared/errors.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type {
  getSecondOffice as getSecondOfficeRoute,
  listConcurrent as listConcurrentRoute,
  listSecondOffices as listSecondOfficesRoute,
  secondOffice,
} from '../../contract/second-offices.ts';
import { findingOf } from '../leases/rent-terms.ts';
import { inUnits, reaches } from '../reach.ts';
import { judge } from './judge.ts';

export type SecondOffice = z.output<typeof secondOffice>;

/** The clock of a seat: a task opened when the concurrent post ended, until it is done. */
const columns = `s.id, s.org_id as "orgId", u.name as "orgName", s.number, s.person_id as "personId", n.name as "personName", s.room_id as "roomId", r.code as "roomCode",
  b.name as "buildingName", s.reason, s.distance_km as "distanceKm", s.days_per_month as "daysPerMonth", s.first_on as "from", s.area_sqm as "areaSqm",
  s.limit_sqm as "limitSqm", s.state, s.approval_no as "approvalNo", s.decided_on as "decidedOn", s.opinion, s.occupancy_id as "occupancyId",
  c.due_on as "vacateBy", coalesce(c.done_on, case when upper(o.during) <= $1::date then upper(o.during) - 1 end) as "vacatedOn", s.version`;
const tables = `office_space.second_office s left join org.unit u on u.id = s.org_id join places.room r on r.id = s.room_id join places.building b on b.id = r.building_id
 left join lateral office_space.people_of(array[s.person_id]) n on true left join office_space.occupancy o on o.id = s.occupancy_id
 left join office_space.reclaim c on c.occupancy_id = s.occupancy_id and c.reason = 'concurrent-post-ended'`;
const sorts = { number: 's.created_at', personName: 'n.name', orgName: 'u.name', from: 's.first_on', vacateBy: 'c.due_on' };

const abilitiesOf = (ctx: Ctx, s: Pick<SecondOffice, 'orgId' | 'state'>) => {
  const applies = reaches(ctx, 'office-space.second-office.apply', s.orgId);
  return { mend: applies && s.state === 'returned', withdraw: applies && (s.state === 'submitted' || s.state === 'returned') };
};

type Input = RouteInput<typeof listSecondOfficesRoute>;

const whereSecondOffices = (ctx: Ctx, filter: Omit<Input, 'page' | 'pageSize'>): Where =>
  inUnits(new Where([ctx.today]), 's.org_id', filter)
    .and('(n.name ilike ? or s.number ilike ? or b.search_text ilike ?)', containing(filter.q))
    .and('s.person_id = ?', filter.personId)
    .and('s.state = any(?)', filter.state);

function secondOfficeOrder(sort: Input['sort']): string {
  const { field, direction } = sortOf(sort ?? '-number', 'number' as keyof typeof sorts);
  return `${sorts[field]} ${direction} nulls last, s.id`;
}

/** All filtered second offices, for the export. */
export function secondOfficeRows(ctx: Ctx, filter: Omit<Input, 'page' | 'pageSize'>): Statement {
  const where = whereSecondOffices(ctx, filter);
  return { text: `select ${columns} from ${tables} where ${where.sql} order by ${secondOfficeOrder(filter.sort)}`, values: where.values };
}

export async function listSecondOffices(ctx: Ctx, input: Input): Promise<RouteAnswer<typeof listSecondOfficesRoute>> {
  const where = whereSecondOffices(ctx, input);
  const text = `select k.total, q.* from (select count($1::date)::int as total from ${tables} where ${where.sql}) k
   left join (select ${columns} from ${tables} where ${where.sql} order by ${secondOfficeOrder(input.sort)}
     limit ${where.param(input.pageSize)} offset ${where.param((input.page - 1) * input.pageSize)}) q on true`;
  const { items, total } = pageFrom<SecondOffice>((await ctx.client.query<SecondOffice & { total: number }>(text, where.values)).rows);
  return {
    items: items.map((s) => ({ ...s, abilities: abilitiesOf(ctx, s) })),
    total,
    abilities: { apply: ctx.can('office-space.second-office.apply') },
  };
}

/** Leaders with a running concurrent post in a unit within reach: those a second office can be asked for. */
export async function listConcurrent(
  ctx: Ctx,
  input: RouteInput<typeof listConcurrentRoute>,
): Promise<RouteAnswer<typeof listConcurrentRoute>> {
  const where = new Where([ctx.today]).and('n.name ilike ?', containing(input.q));
  const { rows: items } = await ctx.client.query<RouteAnswer<typeof listConcurrentRoute>['items'][number]>(
    `select p.person_id as "personId", n.name as "personName", p.org_id as "orgId", u.name as "orgName", p.title, p.rank_code as "rankCode"
     from org.post p join org.unit u on u.id = p.org_id join lateral office_space.people_of(array[p.person_id]) n on n.state = 'serving'
     where not p.is_main and p.during @> $1::date and ${where.sql} order by n.name, p.person_id limit 50`,
    where.values,
  );
  return { items, total: items.length };
}

/** One second office as it is kept. */
export async function readSecondOffice(ctx: Ctx, id: string): Promise<SecondOffice> {
  return found((await ctx.client.query<SecondOffice>(`select ${columns} from ${tables} where s.id = $2`, [ctx.today, id])).rows[0]);
}

/** One second office; what the rules say today is told while it is asked for and while it is held. */
export async function getSecondOffice(
  ctx: Ctx,
  { secondOfficeId }: RouteInput<typeof getSecondOfficeRoute>,
): Promise<RouteAnswer<typeof getSecondOfficeRoute>> {
  const kept = await readSecondOffice(ctx, secondOfficeId);
  const over = kept.vacatedOn !== null || kept.state === 'denied' || kept.state === 'withdrawn' || kept.state === 'terminated';
  const findings = over ? [] : (await judge(ctx, kept)).findings;
  return { ...kept, findings: findings.map(findingOf), abilities: abilitiesOf(ctx, kept) };
}
