import type { Ctx } from '#kernel/context.ts';
import { containing } from '#kernel/db/where.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { alarmStatistics as alarmStatisticsRoute } from '../contract/verdicts.ts';
import { whereAlarms } from './alarm.visible.ts';

interface Line {
  orgId: string;
  orgName: string;
  red: number;
  yellow: number;
  byCode: Record<string, number>;
}

const sorts = { orgName: 'u.sort_no, u.name', red: 'sum(c.red)', yellow: 'sum(c.yellow)' };
const added = (lines: readonly Line[]): Omit<Line, 'orgId' | 'orgName'> => {
  const sum = { red: 0, yellow: 0, byCode: {} as Record<string, number> };
  for (const line of lines) {
    sum.red += line.red;
    sum.yellow += line.yellow;
    for (const [code, n] of Object.entries(line.byCode)) sum.byCode[code] = (sum.byCode[code] ?? 0) + n;
  }
  return sum;
};

/** Open alarms per unit and code; at most a few hundred units, so that page and sums come from one reading. */
export async function alarmStatistics(
  ctx: Ctx,
  input: RouteInput<typeof alarmStatisticsRoute>,
): Promise<RouteAnswer<typeof alarmStatisticsRoute>> {
  const { q, ...filter } = input;
  const where = whereAlarms({ orgId: filter.orgId, subtree: filter.subtree });
  const named = q === undefined ? 'true' : `u.search_text ilike ${where.param(containing(q))}`;
  const { field, direction } = sortOf(input.sort ?? '-red', 'red' as keyof typeof sorts);
  const { rows } = await ctx.client.query<Line>(
    `select u.id as "orgId", u.name as "orgName", sum(c.red)::int as red, sum(c.yellow)::int as yellow, json_object_agg(c.code, c.red + c.yellow) as "byCode"
     from (select a.org_id, a.code, count(*) filter (where a.level = 'red')::int as red, count(*) filter (where a.level = 'yellow')::int as yellow
       from office_space.alarm a where ${where.sql} group by 1, 2) c
     join org.unit u on u.id = c.org_id where ${named} group by u.id order by ${sorts[field]} ${direction}, u.id`,
    where.values,
  );
  const items = rows.slice((input.page - 1) * input.pageSize, input.page * input.pageSize);
  return {
    items: items.map((line) => ({ ...line, link: { list: 'alarms' as const, query: { orgId: line.orgId } } })),
    total: rows.length,
    totals: added(rows),
  };
}
