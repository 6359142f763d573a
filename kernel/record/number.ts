import type { Ctx } from '#kernel/context.ts';

/** A number of a paper: its year and its place in that year's series, and both as written. */
export interface PaperNumber {
  readonly year: number;
  readonly seq: number;
  /** `用房申〔2026〕12号`. */
  readonly text: string;
}

/**
 * Gives the next number of a series to a paper of an issuing unit: consecutive within the business year, without a gap (a number rolled back is given
 * to the next) and never twice. Ask for it last: others who number in the same series wait until the transaction ends.
 * @param series `<domain>.<paper>`, unique over the platform
 * @param prefix what stands before the year: 用房申
 */
export async function nextNumber(ctx: Ctx, series: string, orgId: string, prefix: string): Promise<PaperNumber> {
  const year = Number(ctx.today.slice(0, 4));
  const { rows } = await ctx.client.query<{ seq: number }>('select app.next_number($1, $2, $3) as seq', [series, orgId, year]);
  const { seq } = rows[0] as { seq: number };
  return { year, seq, text: `${prefix}〔${year}〕${seq}号` };
}
