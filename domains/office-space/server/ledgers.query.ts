import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { containing, Where } from '#kernel/db/where.ts';
import { found } from '#shared/errors.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { ledgerLine, masterLedger as masterLedgerRoute, unitLedger as unitLedgerRoute } from '../contract/ledgers.ts';
import { inUnits } from './reach.ts';

type Line = Omit<z.output<typeof ledgerLine>, 'link'>;

const area = (filter: string, column = 'usable_area_sqm'): string =>
  `coalesce(sum(r.${column})${filter && ` filter (where ${filter})`}, 0)::numeric(16, 2)`;

/** Sums of rooms by kind, m². The unit ledger and the master ledger are two views of one record, so they cannot differ (OS-27). */
const sums = `count(distinct r.building_id)::int as "buildingCount", count(r.id)::int as "roomCount",
  ${area("r.kind = 'office'")} as "officeSqm", ${area("r.kind = 'service'")} as "serviceSqm", ${area("r.kind = 'equipment'")} as "equipmentSqm",
  ${area("r.kind in ('office', 'service', 'equipment')")} as "basicSqm", ${area("r.kind = 'ancillary'")} as "ancillarySqm",
  ${area("r.kind = 'technical-business'")} as "technicalSqm", ${area('')} as "usableSqm", ${area('', 'building_area_sqm')} as "buildingSqm",
  ${area("r.state = 'vacant'")} as "vacantSqm"`;
const lettings = ['let', 'lent', 'rented', 'borrowed']
  .map((d) => `coalesce(sum(x.area_sqm) filter (where x.direction = '${d}'), 0)::numeric(16, 2) as "${d}Sqm"`)
  .join(', ');

/** `$1` is the day of lettings. Units that neither use nor let anything have no line. */
const linesText = (where: string): string => `select u.id as "orgId", u.name as "orgName", s.*, l.*
 from org.unit u
 left join lateral (select ${sums} from places.room r where r.org_id = u.id) s on true
 left join lateral (select ${lettings}, count(*) as n from office_space.letting x where x.org_id = u.id and x.during @> $1::date) l on true
 where ${where} and ("roomCount" > 0 or l.n > 0)`;

const totalsText = (where: string): string => `select s.*, l.*
 from (select ${sums} from places.room r join org.unit u on u.id = r.org_id where ${where}) s,
   (select ${lettings} from office_space.letting x join org.unit u on u.id = x.org_id where ${where} and x.during @> $1::date) l`;

const noTotals: Omit<Line, 'orgId' | 'orgName'> = {
  buildingCount: 0,
  roomCount: 0,
  officeSqm: '0.00',
  serviceSqm: '0.00',
  equipmentSqm: '0.00',
  basicSqm: '0.00',
  ancillarySqm: '0.00',
  technicalSqm: '0.00',
  usableSqm: '0.00',
  buildingSqm: '0.00',
  vacantSqm: '0.00',
  letSqm: '0.00',
  lentSqm: '0.00',
  rentedSqm: '0.00',
  borrowedSqm: '0.00',
};

const sorts = {
  orgName: 'u.sort_no, u.name',
  basicSqm: '"basicSqm"',
  usableSqm: '"usableSqm"',
  vacantSqm: '"vacantSqm"',
  roomCount: '"roomCount"',
};

/** Master ledger (总台账): one line per unit that uses or lets anything. */
export async function masterLedger(ctx: Ctx, input: RouteInput<typeof masterLedgerRoute>): Promise<RouteAnswer<typeof masterLedgerRoute>> {
  const where = inUnits(new Where([ctx.today]), 'u.id', input).and('u.search_text ilike ?', containing(input.q));
  const { field, direction } = sortOf(input.sort, 'orgName' as keyof typeof sorts);
  const { rows } = await ctx.client.query<Line>(`${linesText(where.sql)} order by ${sorts[field]} ${direction}, "orgId"`, where.values);
  const totals = (await ctx.client.query<typeof noTotals>(totalsText(where.sql), where.values)).rows[0] ?? noTotals;
  const items = rows.slice((input.page - 1) * input.pageSize, input.page * input.pageSize);
  return {
    items: items.map((line) => ({ ...line, link: { list: 'rooms' as const, query: { orgId: line.orgId } } })),
    total: rows.length,
    totals,
  };
}

const buildingsText = `select b.id as "buildingId", b.code as "buildingCode", b.name as "buildingName", t.status as "titleStatus", s.*
 from (select ${sums}, r.building_id from places.room r where r.org_id = $1 group by r.building_id) s
 join places.building b on b.id = s.building_id left join office_space.title t on t.building_id = b.id order by b.name, b.id`;

type BuildingLine = RouteAnswer<typeof unitLedgerRoute>['buildings'][number];

/** Sub-ledger of one unit (分台账), building by building. */
export async function unitLedger(ctx: Ctx, input: RouteInput<typeof unitLedgerRoute>): Promise<RouteAnswer<typeof unitLedgerRoute>> {
  const unit = found(await ctx.db.selectFrom('org.unit').select(['id', 'name']).where('id', '=', input.unitId).executeTakeFirst());
  const { rows: totals } = await ctx.client.query<typeof noTotals>(totalsText('u.id = $2'), [ctx.today, unit.id]);
  const { rows } = await ctx.client.query<Omit<BuildingLine, 'link'>>(buildingsText, [unit.id]);
  return {
    orgId: unit.id,
    orgName: unit.name,
    totals: totals[0] ?? noTotals,
    buildings: rows.map((b) => ({ ...b, link: { list: 'rooms' as const, query: { orgId: unit.id, buildingId: b.buildingId } } })),
  };
}
