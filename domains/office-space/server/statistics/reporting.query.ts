import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import { reportCodeOf } from '../../rules/statistics.ts';

export interface Reporting {
  readonly divisionCode: string;
  readonly level: string;
}

/** A shorter code stands for all divisions below it: `320400` begins like `320402`. */
export const below = (divisionCode: string): string => `${divisionCode.replace(/(00)+$/, '')}%`;

/** Units of one level within a division: nothing is ever added up across levels (OS-30). `$1` is the code's beginning, `$2` the level. */
export const reportingUnits = `u.state = 'active' and u.division_code like $1 and u.admin_level = $2`;

/** The division with its full name, provinces first: 江苏省常州市天宁区. */
export async function divisionOf(ctx: Ctx, divisionCode: string): Promise<{ fullName: string; reportCode: string }> {
  const { rows } = await ctx.client.query<{ full: string | null }>(
    `with recursive up as (
       select code, name, parent_code, 0 as height from org.division where code = $1
       union all select d.code, d.name, d.parent_code, up.height + 1 from up join org.division d on d.code = up.parent_code
     ) select string_agg(name, '' order by height desc) as full from up`,
    [divisionCode],
  );
  const fullName = rows[0]?.full;
  const reportCode = reportCodeOf(divisionCode);
  if (!fullName || !reportCode) return refuse('office-space.division_unknown', { divisionCode });
  return { fullName, reportCode };
}
