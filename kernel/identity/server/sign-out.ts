import { withSecrets } from '#kernel/db/secrets.ts';
import { conduct } from '#kernel/domain.ts';
import { signOut } from '../contract/sign-in.ts';
import { accountSubject, actingAs, CHALLENGE_COOKIE, cookieOptions } from './enter.ts';
import { readEntering } from './entering-account.query.ts';
import { SESSION_COOKIE } from './identify.ts';

/** Ends the session on the server, whatever its state, and takes the cookies away (IT-3). */
export const signOutServed = conduct(signOut, async (call) => {
  const digest = call.services.identity.sessionDigest(call.request);
  if (digest !== null) {
    const session = await call.transaction(
      (ctx) =>
        withSecrets(ctx, async (secrets) => {
          const { rows } = await secrets.query<{ id: string; accountId: string }>(
            'select id, account_id as "accountId" from identity.session where token_hash = $1',
            [digest],
          );
          const account = rows[0] && (await readEntering(secrets, { id: rows[0].accountId }));
          return rows[0] && account ? { id: rows[0].id, account } : null;
        }),
      { readOnly: true },
    );
    if (session) {
      await call.transaction(
        async (ctx) => {
          await withSecrets(ctx, (secrets) => secrets.query('delete from identity.session where id = $1', [session.id]));
          ctx.audit({ action: 'identity.session.end', subject: accountSubject(session.account), after: { sessionId: session.id } });
        },
        { actor: actingAs(session.account) },
      );
      call.services.identity.forget(`credential:${session.id}`);
    }
  }
  const options = cookieOptions(call);
  call.reply.clearCookie(SESSION_COOKIE, options);
  call.reply.clearCookie(CHALLENGE_COOKIE, options);
  return undefined;
});
