import type { Ctx } from '#kernel/context.ts';
import type { StandardCost } from '../../rules/project-review.ts';

export type DecidedCost = StandardCost & { readonly document: string; readonly decidedBy: string };

/** Every decision on standard costs, newest first per component. A few dozen rows: read whole. */
export async function standardCosts(ctx: Ctx): Promise<DecidedCost[]> {
  const { rows } = await ctx.client.query<DecidedCost>(
    `select component, valid_from as "validFrom", price_yuan as "priceYuan", service_years as "serviceYears", document, decided_by as "decidedBy"
     from office_space.standard_cost order by component, valid_from desc`,
  );
  return rows;
}
