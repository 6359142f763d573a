import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import { addDays, addMonths } from '#shared/time.ts';
import { fixed } from '#shared/units.ts';
import type { CaseCounts, caseStatistics as statisticsRoute } from '../contract/statistics.ts';
import { ratesOf } from '../rules/rates.ts';
import { whereCases } from './case.visible.ts';

interface Sums {
  key: string | null;
  name: string | null;
  founded: number;
  due: number;
  closed: number;
  onTime: number;
  repeated: number;
  days: number | null;
  recovered: string | null;
  returned: string | null;
}

type Group = RouteInput<typeof statisticsRoute>['group'];

const byGroup: Readonly<Record<Group, { key: string; name: string; order: string }>> = {
  object: { key: `coalesce(i.object, '')`, name: 'null', order: 'founded desc, key' },
  severity: { key: 'c.severity', name: 'null', order: 'key' },
  level: { key: 'u.admin_level', name: 'null', order: `array_position(array['city', 'district', 'town', 'village'], key)` },
  month: { key: `to_char(c.found_on, 'YYYY-MM')`, name: 'null', order: 'key' },
  item: { key: 'c.item_code', name: `min(case when $1 = 'en' then i.text_en else i.text_zh end)`, order: 'founded desc, key' },
  unit: { key: 'c.org_id::text', name: 'min(u.name)', order: 'founded desc, name' },
};

const sums = `count(*)::int as founded, count(*) filter (where c.due_on is not null)::int as due,
  count(*) filter (where c.due_on is not null and c.state = 'closed')::int as closed,
  count(*) filter (where c.due_on is not null and c.state = 'closed' and c.fixed_on <= c.due_on)::int as "onTime",
  count(*) filter (where c.repeat_no > 0)::int as repeated, avg(c.closed_on - c.found_on) filter (where c.state = 'closed')::float8 as days,
  sum(c.recovered_yuan) as recovered, sum(c.returned_sqm) as returned`;

const countsOf = (s: Sums): CaseCounts => ({
  founded: s.founded,
  due: s.due,
  closed: s.closed,
  onTime: s.onTime,
  late: s.closed - s.onTime,
  open: s.due - s.closed,
  repeated: s.repeated,
  ...ratesOf(s),
  averageDays: s.days === null ? null : fixed(s.days, 1),
  recoveredYuan: s.recovered ?? '0.00',
  returnedSqm: s.returned ?? '0.00',
});

/** The last day of a month `YYYY-MM`. */
const lastOf = (month: string): string => addDays(addMonths(`${month}-01`, 1), -1);

const later = (a: string, b: string): string => (a > b ? a : b);
const earlier = (a: string, b: string): string => (a < b ? a : b);

function queryOf(input: RouteInput<typeof statisticsRoute>, key: string): Record<string, string> {
  const { group, foundFrom, foundTo, orgId, subtree, object, severity, adminLevel } = input;
  const many = (value: readonly string[] | undefined) => value?.join(',');
  const query: Record<string, string | undefined> = {
    founded: 'true',
    running: 'false',
    foundFrom: group === 'month' ? later(`${key}-01`, foundFrom) : foundFrom,
    foundTo: group === 'month' ? earlier(lastOf(key), foundTo) : foundTo,
    orgId: group === 'unit' ? key : many(orgId),
    subtree: group !== 'unit' && subtree ? 'true' : undefined,
    object: group === 'object' ? key : many(object),
    severity: group === 'severity' ? key : many(severity),
    adminLevel: group === 'level' ? key : many(adminLevel),
    itemCode: group === 'item' ? key : undefined,
  };
  return Object.fromEntries(Object.entries(query).filter((e): e is [string, string] => Boolean(e[1])));
}

/** Founded findings of a period with the rates of SU-15; every row says which list of cases makes it. */
export async function caseStatistics(ctx: Ctx, input: RouteInput<typeof statisticsRoute>): Promise<RouteAnswer<typeof statisticsRoute>> {
  const { group, ...filter } = input;
  const where = whereCases(ctx, { ...filter, founded: true, running: false }, ctx.today, [ctx.locale]);
  const { key, name, order } = byGroup[group];
  const { rows } = await ctx.client.query<Sums & { whole: number }>(
    `select * from (select grouping(${key}) as whole, ${key} as key, ${name} as name, ${sums} from cases.case c join org.unit u on u.id = c.org_id
       left join lateral (select * from cases.list_item i where i.code = c.item_code and i.valid_from <= c.found_on order by i.valid_from desc limit 1) i on true
       where ${where.sql} and $1::text is not null group by grouping sets ((${key}), ())) g order by whole desc, ${order}`,
    where.values,
  );
  const whole = rows.find((r) => r.whole === 1) as Sums;
  return {
    rows: rows
      .filter((r) => r.whole === 0)
      .map((r) => ({ key: r.key ?? '', name: r.name, query: queryOf(input, r.key ?? ''), ...countsOf(r) })),
    totals: countsOf(whole),
  };
}
