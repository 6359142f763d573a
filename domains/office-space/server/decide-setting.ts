import type { Ctx } from '#kernel/context.ts';

import { refuse } from '#shared/errors.ts';
import { issuesOf } from '#shared/issues.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { decideSetting as decideSettingRoute } from '../contract/settings.ts';
import { officeSpaceSettings } from '../rules/settings.ts';

/** Decides a value from a day on. The former decision stays in the record; the value must fit the rule's own bounds. */
export async function decideSetting(
  ctx: Ctx,
  input: RouteInput<typeof decideSettingRoute>,
): Promise<RouteAnswer<typeof decideSettingRoute>> {
  const { key, validFrom, document } = input;
  const parsed = officeSpaceSettings.shape[key].safeParse(input.value);
  if (!parsed.success)
    refuse(
      'invalid_input',
      {},
      issuesOf(parsed.error, input.value).map((i) => ({ ...i, path: 'value' })),
    );
  const value = parsed.data as string | number | null;
  const { rows: before } = await ctx.client.query(
    'select value from office_space.setting where key = $1 and valid_from <= $2::date order by valid_from desc limit 1',
    [key, validFrom],
  );
  await ctx.client.query(
    `insert into office_space.setting (key, valid_from, value, document) values ($1, $2, $3::json, $4)
     on conflict (key, valid_from) do update set value = excluded.value, document = excluded.document`,
    [key, validFrom, JSON.stringify(value), document],
  );
  ctx.audit({
    action: 'office-space.setting.decided',
    subject: { kind: 'setting', id: key, orgId: null },
    before: before[0],
    after: { value, validFrom, document },
  });
  return { key, value, validFrom, document };
}
