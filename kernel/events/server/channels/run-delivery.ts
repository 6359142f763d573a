import { sql } from 'kysely';
import type { Locale } from '#kernel/access/origin.ts';
import { withSecrets } from '#kernel/db/secrets.ts';
import { say } from '#kernel/http/labels.ts';
import type { Webhook } from '../../contract/channels.ts';
import { asWorker, type WorkerGround } from '../worker-ground.ts';
import { signed } from './signature.ts';
import { RefusedTarget } from './target.ts';

type Ground = Omit<WorkerGround, 'domains'>;

/** Tries of one delivery, with growing pauses between them. */
export const TRIES = 10;

interface Waiting {
  id: string;
  channel: 'mail' | 'webhook';
  accountId: string;
  attempts: number;
  kind: string | null;
  subject: string | null;
  params: Record<string, unknown> | null;
  link: string | null;
  at: string;
  locale: Locale;
  usable: boolean;
  address: string | null;
  webhookId: string | null;
  url: string | null;
  algorithm: Webhook['algorithm'] | null;
  secret: string | null;
}

/** What came of a try; `final` when another one would be no use. */
type Came = { ok: true; status: number | null } | { ok: false; status: number | null; fault: string; final: boolean };

/** The delivery, if it still waits, with all that is needed to make it; the try is counted before it is made. */
const take = (ground: Ground, id: string): Promise<Waiting | undefined> =>
  asWorker(ground, async (ctx) => {
    const { rows } =
      await sql<Waiting>`update events.delivery d set attempts = attempts + 1, tried_at = ${ground.now().toISOString()}::timestamptz
      from identity.account a where d.id = ${id} and d.state = 'waiting' and a.id = d.account_id
      returning d.id, d.channel, d.account_id as "accountId", d.attempts, a.locale, a.state = 'active' as usable, d.webhook_id as "webhookId",
        (select address from events.mail_address m where m.account_id = d.account_id and m.confirmed_at is not null) as address,
        (select json_build_object('kind', kind, 'subject', subject, 'params', params, 'link', link, 'at', created_at) from events.notification n where n.id = d.notification_id) as told,
        (select json_build_object('url', url, 'algorithm', algorithm) from events.webhook h where h.id = d.webhook_id and h.ended_at is null) as hook,
        d.created_at as at`.execute(ctx.db);
    const row = rows[0] as (Waiting & { told: object | null; hook: object | null }) | undefined;
    if (!row) return undefined;
    const sealed = row.webhookId
      ? await withSecrets(ctx, async (secrets) => {
          const found = await secrets.query<{ sealed: string }>('select sealed from events.webhook_secret where webhook_id = $1', [
            row.webhookId,
          ]);
          return found.rows[0]?.sealed ?? null;
        })
      : null;
    const { told, hook, ...rest } = row;
    return { ...rest, ...told, ...hook, secret: sealed && ground.services.identity.keyring.open(sealed) };
  });

/** The sentence of a notification, and whole the text of a mail, in the reader's language. */
function mailOf(d: Waiting, publicUrl: string): { subject: string; text: string } {
  const title = say(d.locale, `notification.${d.kind}`, d.params ?? {});
  const link = d.link ? `${publicUrl}${d.link}` : publicUrl;
  return {
    subject: say(d.locale, 'mail.subject', { title }).replace(/\s+/g, ' '),
    text: say(d.locale, 'mail.text', { title, link, settings: `${publicUrl}/notifications/channels` }),
  };
}

/** What a webhook is told: ids and words, nothing else of the record; who receives it asks the API with its own rights. */
function bodyOf(d: Waiting): string {
  return JSON.stringify({
    id: d.id,
    kind: d.kind ?? 'test',
    subject: d.subject ?? 'test',
    title: d.kind ? say(d.locale, `notification.${d.kind}`, d.params ?? {}) : say(d.locale, 'page.events.webhook.test-title'),
    params: d.params ?? {},
    link: d.link ?? null,
    at: d.at,
  });
}

const faultOf = (error: unknown): string =>
  (error as { code?: string }).code ?? ((error as Error).name === 'TimeoutError' ? 'timeout' : 'failed');

async function send(ground: Ground, d: Waiting): Promise<Came> {
  const { outward } = ground.services;
  const gone = (fault: string): Came => ({ ok: false, status: null, fault, final: true });
  if (!d.usable) return gone('account');
  try {
    if (d.channel === 'mail') {
      if (!d.address || !d.kind) return gone('address');
      if (!outward.mail) return gone('mail_unavailable');
      await outward.mail.send({ to: d.address, ...mailOf(d, outward.publicUrl), messageId: `<${d.id}@qinwu>` });
      return { ok: true, status: null };
    }
    if (!d.url || !d.secret || !d.algorithm) return gone('ended');
    const body = bodyOf(d);
    const status = await outward.post(d.url, body, { 'x-qinwu-delivery': d.id, ...signed(body, d.secret, d.algorithm, ground.now()) });
    if (status >= 200 && status < 300) return { ok: true, status };
    return { ok: false, status, fault: `http_${status}`, final: false };
  } catch (error) {
    if (error instanceof RefusedTarget) return gone('target_refused');
    const status = (error as { responseCode?: number }).responseCode ?? null;
    // A mail server that says no for good (5xx) says it the next time too.
    return { ok: false, status, fault: faultOf(error), final: status !== null && status >= 500 };
  }
}

/**
 * Makes one try of a delivery and writes down what came of it. Sending lies outside any transaction; whoever receives it twice knows it by its number.
 * @throws when it is to be tried again
 */
export async function runDelivery(ground: Ground, id: string): Promise<void> {
  const d = await take(ground, id);
  if (!d) return;
  const came = await send(ground, d);
  const final = came.ok || came.final || d.attempts >= TRIES;
  const state = came.ok ? 'sent' : final ? 'failed' : 'waiting';
  await asWorker(ground, (ctx) =>
    sql`update events.delivery set state = ${state}, status = ${came.status}, fault = ${came.ok ? null : came.fault},
      ended_at = ${final ? ground.now().toISOString() : null}::timestamptz where id = ${id}`.execute(ctx.db),
  );
  if (!came.ok && !final) throw new Error(`delivery ${id}: ${came.fault}`);
}
