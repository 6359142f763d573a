import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import type { Call } from '#kernel/domain.ts';
import { say } from '#kernel/http/labels.ts';
import { found, refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteInput } from '#shared/route.ts';
import { CODE_MINUTES, CODE_TRIES, type confirmMailAddress, type putMailAddress } from '../../contract/channels.ts';
import { readChannels } from './choices.ts';

/** Seconds between two codes, so that nobody is flooded through the platform. */
const CODE_PAUSE = 60;

const digestOf = (ctx: Pick<Ctx, 'services'>, accountId: string, code: string): string =>
  ctx.services.identity.keyring.digest('challenge', `mail ${accountId} ${code}`);

const subjectOf = (ctx: Ctx, id: string) => ({ kind: 'identity.account', id, orgId: ctx.actor.orgId });

/** Keeps the address unconfirmed and sends a code to it; the sending lies outside the transaction. */
export async function putMailAddressUseCase(call: Call, { address }: RouteInput<typeof putMailAddress>) {
  const { mail } = call.services.outward;
  if (address !== null && !mail) refuse('events.mail_unavailable');
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const settings = await call.transaction((ctx) => (address === null ? forget(ctx) : keep(ctx, address, code)));
  if (address !== null && mail) {
    const { locale } = call.origin;
    const text = say(locale, 'mail.code.text', { code, minutes: CODE_MINUTES });
    await mail.send({ to: address, subject: say(locale, 'mail.code.subject'), text, messageId: `<${newId()}@qinwu>` }).catch((err) => {
      call.request.log.info({ code: (err as { code?: string }).code }, 'mail refused');
      refuse('events.mail_failed');
    });
  }
  return settings;
}

async function forget(ctx: Ctx) {
  const accountId = found(ctx.actor.accountId);
  const gone = await sql`delete from events.mail_address where account_id = ${accountId}`.execute(ctx.db);
  if (gone.numAffectedRows) ctx.audit({ action: 'events.mail-address.remove', subject: subjectOf(ctx, accountId) });
  return readChannels(ctx);
}

async function keep(ctx: Ctx, address: string, code: string) {
  const accountId = found(ctx.actor.accountId);
  const before = await sql<{
    at: string | null;
  }>`select code_sent_at as at from events.mail_address where account_id = ${accountId} for update`.execute(ctx.db);
  const last = before.rows[0]?.at;
  if (last && ctx.now.getTime() - Date.parse(last) < CODE_PAUSE * 1000) refuse('too_many_requests');
  await sql`insert into events.mail_address (account_id, address, code_digest, code_sent_at) values (${accountId}, ${address}, ${digestOf(ctx, accountId, code)}, ${ctx.now.toISOString()})
    on conflict (account_id) do update set address = excluded.address, code_digest = excluded.code_digest, code_sent_at = excluded.code_sent_at,
      code_tries = 0, confirmed_at = null`.execute(ctx.db);
  ctx.audit({ action: 'events.mail-address.put', subject: subjectOf(ctx, accountId), after: { address } });
  return readChannels(ctx);
}

/** Confirms the address by its code. A wrong one is counted, whatever becomes of the call. */
export async function confirmMailAddressUseCase(call: Call, { code }: RouteInput<typeof confirmMailAddress>) {
  const outcome = await call.transaction(async (ctx) => {
    const accountId = found(ctx.actor.accountId);
    const { rows } = await sql<{ address: string; digest: string | null; at: string | null; tries: number }>`
      select address, code_digest as digest, code_sent_at as at, code_tries as tries from events.mail_address where account_id = ${accountId} for update`.execute(
      ctx.db,
    );
    const asked = found(rows[0]);
    const late = !asked.digest || !asked.at || ctx.now.getTime() - Date.parse(asked.at) > CODE_MINUTES * 60_000;
    if (late || asked.tries >= CODE_TRIES) return 'events.mail_code_expired';
    if (asked.digest !== digestOf(ctx, accountId, code)) {
      await sql`update events.mail_address set code_tries = code_tries + 1 where account_id = ${accountId}`.execute(ctx.db);
      return 'events.mail_code_wrong';
    }
    await sql`update events.mail_address set confirmed_at = ${ctx.now.toISOString()}::timestamptz, code_digest = null where account_id = ${accountId}`.execute(
      ctx.db,
    );
    ctx.audit({ action: 'events.mail-address.confirm', subject: subjectOf(ctx, accountId), after: { address: asked.address } });
    return readChannels(ctx);
  });
  if (typeof outcome === 'string') refuse(outcome);
  return outcome;
}
