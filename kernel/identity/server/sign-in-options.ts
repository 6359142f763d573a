import { serve } from '#kernel/domain.ts';
import { say } from '#kernel/http/labels.ts';
import { getSignInOptions } from '../contract/sign-in.ts';

/** What the sign-in page offers. The demonstration accounts are named for their roles, so their labels are the roles'. */
export const signInOptionsServed = serve(getSignInOptions, async (ctx) => {
  const { config, oidc, policy } = ctx.services.identity;
  const { minLength, kinds, remembered, maxAgeDays } = await policy();
  return {
    oidc: oidc.providers.map(({ id, label }) => ({ id, label })),
    demo: config.demo
      ? { accounts: config.demo.accounts.map((a) => ({ ...a, label: say(ctx.locale, `enum.identity.role.${a.username}`) })) }
      : null,
    passwordPolicy: { minLength, kinds, remembered, maxAgeDays },
  };
});
