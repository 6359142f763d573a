import type { Ctx } from '#kernel/context.ts';
import { nextNumber } from '#kernel/record/number.ts';

/** What stands in the number before its year. */
const signs = { request: '用房申', agreement: '用房协', certificate: '用房证', rent: '用房租' } as const;

export interface GivenNumber {
  readonly issuerId: string;
  readonly year: number;
  readonly serial: number;
  /** As it is printed: `示范局用房证〔2026〕7号`. */
  readonly number: string;
}

/** The next number of a unit's papers, with the unit's name before its sign. */
export async function giveNumber(ctx: Ctx, issuerId: string, series: keyof typeof signs): Promise<GivenNumber> {
  const { rows } = await ctx.client.query<{ name: string | null }>('select org.name_of($1) as name', [issuerId]);
  const { year, seq, text } = await nextNumber(ctx, `office-space.${series}`, issuerId, `${rows[0]?.name ?? ''}${signs[series]}`);
  return { issuerId, year, serial: seq, number: text };
}
