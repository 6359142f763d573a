import type { Ctx } from '#kernel/context.ts';
import type { Day } from '#shared/time.ts';
import { openRuleBook, type RuleBook } from '../rules/rule-book.ts';
import { type OfficeSpaceSettings, officeSpaceSettings } from '../rules/settings.ts';
import { obey } from './obey.ts';

/** The administration's decisions in force on a day, defaults where nothing was decided. */
export async function settingsInForce(ctx: Ctx, on: Day): Promise<OfficeSpaceSettings> {
  const { rows } = await ctx.client.query<{ key: string; value: unknown }>({
    name: 'office-space.settings-in-force',
    text: 'select distinct on (key) key, value from office_space.setting where valid_from <= $1::date order by key, valid_from desc',
    values: [on],
  });
  return officeSpaceSettings.parse(Object.fromEntries(rows.map((r) => [r.key, r.value])));
}

/** The regulation with the settings of a day, opened once per use case. */
export async function ruleBookOf(ctx: Ctx, on: Day = ctx.today): Promise<RuleBook> {
  return obey(openRuleBook(on, await settingsInForce(ctx, on))).book;
}
