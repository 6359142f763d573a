import { withSecrets } from '#kernel/db/secrets.ts';
import { conduct } from '#kernel/domain.ts';
import { found, refuse } from '#shared/errors.ts';
import { enterDemo } from '../contract/sign-in.ts';
import { actingAs, conclude, enter } from './enter.ts';
import { plainUsername, readEntering } from './entering-account.query.ts';

/** Enters a demonstration account without its password. Only the accounts the configuration names, and only where it names any. */
export const enterDemoServed = conduct(enterDemo, async (call, { username }) => {
  const name = plainUsername(username);
  if (!call.services.identity.config.demo?.accounts.some((a) => a.username === name)) refuse('not_found');
  const account = found(
    await call.transaction((ctx) => withSecrets(ctx, (secrets) => readEntering(secrets, { username: name })), {
      readOnly: true,
    }),
  );
  return conclude(call, await call.transaction((ctx) => enter(ctx, account, 'demo', call.request), { actor: actingAs(account) }));
});
