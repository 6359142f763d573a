import type { Ctx } from '#kernel/context.ts';
import { searchPattern } from '#kernel/org/server/public.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { unitScores as scoresRoute } from '../contract/statistics.ts';
import { type Scored, scoreOf } from '../rules/score.ts';
import type { Severity } from '../rules/words.ts';
import { whereCases } from './case.visible.ts';
import { settingsInForce } from './settings-in-force.query.ts';

interface Line extends Scored {
  orgId: string;
  orgName: string;
}

/** Scores of the units that had founded findings in the period, the lowest first unless told. */
export async function unitScores(ctx: Ctx, input: RouteInput<typeof scoresRoute>): Promise<RouteAnswer<typeof scoresRoute>> {
  const { page, pageSize, sort, q, ...filter } = input;
  const settings = await settingsInForce(ctx, [input.foundTo, ctx.today].sort()[0]);
  const where = whereCases(ctx, { ...filter, founded: true, running: false }, ctx.today).and('u.search_text like ?', searchPattern(q));
  const { rows } = await ctx.client.query<Line>(
    `select c.org_id as "orgId", u.name as "orgName", c.severity, c.repeat_no > 0 as repeated, c.origin, c.fixed_on is not null and c.notified_on is null as "fixedBeforeNotice"
     from cases.case c join org.unit u on u.id = c.org_id where ${where.sql}`,
    where.values,
  );
  const units = [...Map.groupBy(rows, (r) => r.orgId)].map(([orgId, lines]) => {
    const count = (severity: Severity) => lines.filter((l) => l.severity === severity).length;
    return {
      id: orgId,
      orgId,
      orgName: lines[0]?.orgName ?? '',
      ...scoreOf(settings, lines),
      countA: count('A'),
      countB: count('B'),
      countC: count('C'),
      countD: count('D'),
      repeated: lines.filter((l) => l.repeated).length,
    };
  });
  const { field, direction } = sortOf(sort, 'score' as 'score' | 'orgName');
  const sign = direction === 'asc' ? 1 : -1;
  units.sort(
    (a, b) =>
      sign * (field === 'score' ? a.score - b.score || a.orgName.localeCompare(b.orgName, 'zh') : a.orgName.localeCompare(b.orgName, 'zh')),
  );
  return { items: units.slice((page - 1) * pageSize, page * pageSize), total: units.length };
}
