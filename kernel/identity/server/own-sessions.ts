import { withSecrets } from '#kernel/db/secrets.ts';
import { conduct } from '#kernel/domain.ts';
import { refuse } from '#shared/errors.ts';
import { endOtherSessions, endOwnSession, listOwnSessions } from '../contract/own-account.ts';
import { endSessions } from './end-sessions.ts';
import { ownAccountId } from './own-account.ts';

interface Row {
  id: string;
  method: string;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  ip: string | null;
  userAgent: string | null;
  current: boolean;
}

/** The living sessions of the own account, newest first. */
export const listOwnSessionsServed = conduct(listOwnSessions, async (call) => {
  const accountId = ownAccountId(call);
  const { policy, sessionDigest, flush } = call.services.identity;
  await flush();
  const { idleMinutes } = await policy();
  const items = await call.transaction(
    (ctx) =>
      withSecrets(ctx, async (secrets) => {
        const { rows } = await secrets.query<Row>(
          `select id, method, created_at as "createdAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt", ip, user_agent as "userAgent", token_hash = $2 as current
           from identity.session where account_id = $1 and expires_at > $3 and last_seen_at > $4 order by created_at desc limit 200`,
          [accountId, sessionDigest(call.request), ctx.now, new Date(ctx.now.getTime() - idleMinutes * 60_000)],
        );
        return rows;
      }),
    { readOnly: true },
  );
  return { items, total: items.length, abilities: { end: true } };
});

/** Ends one of the own sessions. */
export const endOwnSessionServed = conduct(endOwnSession, async (call, { sessionId }) => {
  const accountId = ownAccountId(call);
  await call.transaction(async (ctx) => {
    const ended = await withSecrets(ctx, (secrets) =>
      secrets.query('delete from identity.session where id = $1 and account_id = $2', [sessionId, accountId]),
    );
    if (ended.rowCount === 0) refuse('not_found');
    ctx.audit({
      action: 'identity.session.end',
      subject: { kind: 'identity.account', id: accountId, orgId: ctx.actor.orgId },
      after: { sessionId },
    });
  });
  call.services.identity.forget(`credential:${sessionId}`);
  return undefined;
});

/** Ends all own sessions but the one of this call. */
export const endOtherSessionsServed = conduct(endOtherSessions, async (call) => {
  const accountId = ownAccountId(call);
  const tokenHash = call.services.identity.sessionDigest(call.request);
  const ended = await call.transaction(async (ctx) => {
    const count = await endSessions(ctx, accountId, { tokenHash });
    ctx.audit({
      action: 'identity.account.end-sessions',
      subject: { kind: 'identity.account', id: accountId, orgId: ctx.actor.orgId },
      after: { ended: count },
    });
    return count;
  });
  call.services.identity.forget(`account:${accountId}`);
  return { ended };
});
