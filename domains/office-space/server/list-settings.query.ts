import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import { type decision, type listSettings as listSettingsRoute, settingKeys } from '../contract/settings.ts';
import { defaultSettings } from '../rules/settings.ts';

type Decision = z.output<typeof decision>;

/** Each open value with what is in force today, its default and all decisions ever made. */
export async function listSettings(ctx: Ctx, _input: RouteInput<typeof listSettingsRoute>): Promise<RouteAnswer<typeof listSettingsRoute>> {
  const { rows } = await ctx.client.query<Decision>(
    'select key, value, valid_from as "validFrom", document from office_space.setting order by key, valid_from desc',
  );
  const items = settingKeys.map((key) => {
    const decisions = rows.filter((r) => r.key === key);
    const inForce = decisions.find((d) => d.validFrom <= ctx.today);
    const defaultValue = defaultSettings[key];
    return {
      key,
      value: inForce ? inForce.value : defaultValue,
      defaultValue,
      validFrom: inForce?.validFrom ?? null,
      document: inForce?.document ?? null,
      decisions,
    };
  });
  return { items, total: items.length, abilities: { decide: ctx.can('office-space.setting.manage') } };
}
