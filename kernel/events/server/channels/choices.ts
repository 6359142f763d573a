import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { found, refuseField } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import { type Channel, channels, EVERY_SUBJECT, type getChannels, type putChannels } from '../../contract/channels.ts';
import { subjects } from '../subjects.ts';

type Settings = RouteAnswer<typeof getChannels>;

/** What holds for each subject: its own choice, that for every subject, or all channels. */
export async function readChannels(ctx: Ctx): Promise<Settings> {
  const accountId = found(ctx.actor.accountId);
  const { rows } = await sql<{ subject: string; channel: Channel; wanted: boolean }>`
    select subject, channel, wanted from events.channel_choice where account_id = ${accountId}`.execute(ctx.db);
  const chosen = new Map(rows.map((r) => [`${r.subject} ${r.channel}`, r.wanted]));
  const wants = (subject: string, channel: Channel) =>
    chosen.get(`${subject} ${channel}`) ?? chosen.get(`${EVERY_SUBJECT} ${channel}`) ?? true;
  const own = await sql<{ address: string | null; confirmed: boolean; webhooks: number }>`
    select (select address from events.mail_address where account_id = ${accountId}) as address,
      exists (select 1 from events.mail_address where account_id = ${accountId} and confirmed_at is not null) as confirmed,
      (select count(*) from events.webhook where account_id = ${accountId} and ended_at is null) as webhooks`.execute(ctx.db);
  const { address = null, confirmed = false, webhooks = 0 } = own.rows[0] ?? {};
  return {
    mailAvailable: ctx.services.outward.mail !== null,
    mail: address === null ? null : { address, confirmed },
    subjects: [EVERY_SUBJECT, ...subjects()].map((subject) => ({
      subject,
      app: wants(subject, 'app'),
      mail: wants(subject, 'mail'),
      webhook: wants(subject, 'webhook'),
    })),
    webhooks,
    abilities: { manageWebhooks: ctx.can('events.webhook.manage') },
  };
}

/** Replaces the choices. A subject that chooses what holds for every subject keeps no line, and follows it from then on. */
export async function putChannelsUseCase(ctx: Ctx, input: RouteInput<typeof putChannels>): Promise<Settings> {
  const accountId = found(ctx.actor.accountId);
  const known = new Set([EVERY_SUBJECT, ...subjects()]);
  const unknown = input.subjects.findIndex((s) => !known.has(s.subject));
  if (unknown >= 0) refuseField(`subjects.${unknown}.subject`, 'invalid_value');
  const every = input.subjects.find((s) => s.subject === EVERY_SUBJECT) ?? { app: true, mail: true, webhook: true };
  const lines = input.subjects.flatMap((s) =>
    channels
      .filter((channel) => s[channel] !== (s.subject === EVERY_SUBJECT ? true : every[channel]))
      .map((channel) => ({ subject: s.subject, channel, wanted: s[channel] })),
  );
  await sql`delete from events.channel_choice where account_id = ${accountId}`.execute(ctx.db);
  await sql`insert into events.channel_choice (account_id, subject, channel, wanted)
    select distinct on (subject, channel) ${accountId}::uuid, subject, channel, wanted
    from json_to_recordset(${JSON.stringify(lines)}::json) as c (subject text, channel text, wanted boolean)`.execute(ctx.db);
  return readChannels(ctx);
}
