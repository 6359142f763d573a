import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import { issuesOf } from '#shared/issues.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import {
  type caseDecision,
  caseSettingKeys,
  type decideCaseSetting as decideRoute,
  type listCaseSettings as listRoute,
} from '../contract/settings.ts';
import { caseSettings, defaultCaseSettings } from '../rules/settings.ts';

/** Each open value with what is in force today, its default and all decisions ever made. */
export async function listCaseSettings(ctx: Ctx, _input: RouteInput<typeof listRoute>): Promise<RouteAnswer<typeof listRoute>> {
  const { rows } = await ctx.client.query<z.output<typeof caseDecision>>(
    'select key, value, valid_from as "validFrom", document from cases.setting order by key, valid_from desc',
  );
  const items = caseSettingKeys.map((key) => {
    const decisions = rows.filter((r) => r.key === key);
    const inForce = decisions.find((d) => d.validFrom <= ctx.today);
    const defaultValue = defaultCaseSettings[key];
    return {
      key,
      value: inForce?.value ?? defaultValue,
      defaultValue,
      validFrom: inForce?.validFrom ?? null,
      document: inForce?.document ?? null,
      decisions,
    };
  });
  const decide = ctx.actor.kind === 'system' || ctx.actor.reach.get('cases.setting.manage')?.all === true;
  return { items, total: items.length, abilities: { decide } };
}

/** Decides a value from a day on. The former decision stays on record; limits that run already do not change. */
export async function decideCaseSetting(ctx: Ctx, input: RouteInput<typeof decideRoute>): Promise<RouteAnswer<typeof decideRoute>> {
  const { key, validFrom, document } = input;
  const parsed = caseSettings.shape[key].safeParse(input.value);
  if (!parsed.success)
    refuse(
      'invalid_input',
      {},
      issuesOf(parsed.error, input.value).map((i) => ({ ...i, path: 'value' })),
    );
  const value = parsed.data as string | number;
  const { rows: before } = await ctx.client.query(
    'select value from cases.setting where key = $1 and valid_from <= $2::date order by valid_from desc limit 1',
    [key, validFrom],
  );
  await ctx.client.query(
    `insert into cases.setting (key, valid_from, value, document) values ($1, $2::date, $3::json, $4)
     on conflict (key, valid_from) do update set value = excluded.value, document = excluded.document`,
    [key, validFrom, JSON.stringify(value), document],
  );
  ctx.audit({
    action: 'cases.setting.decided',
    subject: { kind: 'setting', id: key, orgId: null },
    before: before[0],
    after: { value, validFrom, document },
  });
  return { key, value, validFrom, document };
}
