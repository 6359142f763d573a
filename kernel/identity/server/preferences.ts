import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import type { RouteInput } from '#shared/route.ts';
import { preferences, type putPreferences } from '../contract/own-account.ts';
import type { setLocale } from '../contract/sign-in.ts';
import { ownAccountId } from './own-account.ts';

type Locale = 'zh-CN' | 'en';

/** Language and settings of the own account. */
export async function getPreferencesUseCase(ctx: Ctx) {
  const accountId = ownAccountId({ origin: ctx });
  const row = found(
    await ctx.db.selectFrom('identity.account').select(['locale', 'preferences']).where('id', '=', accountId).executeTakeFirst(),
  );
  return { locale: row.locale as Locale, preferences: preferences.parse(row.preferences) };
}

/** Remembers them. Settings of a screen are no change of state of the house's business, so the log does not hold them. */
export async function putPreferencesUseCase(ctx: Ctx, input: RouteInput<typeof putPreferences>) {
  const accountId = ownAccountId({ origin: ctx });
  if (input.locale !== undefined)
    await ctx.db.updateTable('identity.account').set({ locale: input.locale }).where('id', '=', accountId).execute();
  if (input.preferences !== undefined) {
    await ctx.db
      .updateTable('identity.account')
      .set({ preferences: JSON.stringify(input.preferences) })
      .where('id', '=', accountId)
      .execute();
  }
  ctx.services.identity.forget(`account:${accountId}`);
  return getPreferencesUseCase(ctx);
}

export async function setLocaleUseCase(ctx: Ctx, { locale }: RouteInput<typeof setLocale>): Promise<undefined> {
  await putPreferencesUseCase(ctx, { locale });
}
