import type { Ctx } from '#kernel/context.ts';
import type { Day } from '#shared/time.ts';
import { type CaseSettings, caseSettings } from '../rules/settings.ts';

/** The decisions in force on a day, defaults where nothing was decided. */
export async function settingsInForce(ctx: Ctx, on: Day = ctx.today): Promise<CaseSettings> {
  const { rows } = await ctx.client.query<{ key: string; value: unknown }>({
    name: 'cases.settings-in-force',
    text: 'select distinct on (key) key, value from cases.setting where valid_from <= $1::date order by key, valid_from desc',
    values: [on],
  });
  return caseSettings.parse(Object.fromEntries(rows.map((r) => [r.key, r.value])));
}
