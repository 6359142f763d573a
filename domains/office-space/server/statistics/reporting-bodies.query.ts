import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { divisionsOfForms } from '../../contract/statistics.ts';

/** Divisions and levels with units in the reader's reach, for which a form can be made. */
export async function reportingBodies(
  ctx: Ctx,
  _input: RouteInput<typeof divisionsOfForms>,
): Promise<RouteAnswer<typeof divisionsOfForms>> {
  const { rows } = await ctx.client.query(
    `select d.code as "divisionCode", d.name as "divisionName", u.admin_level as level, count(*)::int as "unitCount"
     from org.unit u join org.division d on d.code = u.division_code where u.state = 'active' group by d.code, u.admin_level
     order by case u.admin_level when 'city' then 1 when 'district' then 2 when 'town' then 3 else 4 end, d.code`,
  );
  return { items: rows, total: rows.length };
}
