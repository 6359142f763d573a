import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { withSecrets } from '#kernel/db/secrets.ts';
import type { Call } from '#kernel/domain.ts';
import { say } from '#kernel/http/labels.ts';
import { newToken } from '#kernel/identity/server/keyring.ts';
import { found, refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type {
  createWebhook,
  endWebhook,
  listDeliveries,
  listWebhooks,
  replayDelivery,
  testWebhook,
  Webhook,
} from '../../contract/channels.ts';
import { DELIVERY_REQUESTED } from '../notify.ts';
import { addressOf, RefusedTarget } from './target.ts';

/** Most webhooks of one account. */
const MOST = 10;

type Row = Omit<Webhook, 'abilities'>;
const columns = sql`h.id, h.name, h.url, h.algorithm, h.created_at as "createdAt", h.ended_at as "endedAt",
  (select state from events.delivery d where d.webhook_id = h.id order by d.created_at desc limit 1) as sending`;

const view = (row: Row): Webhook => ({ ...row, abilities: { end: row.endedAt === null, test: row.endedAt === null } });
const subjectOf = (ctx: Ctx, id: string) => ({ kind: 'events.webhook', id, orgId: ctx.actor.orgId });

/** The own webhooks, newest first; whatever the scope, nobody else's. */
export async function listWebhooksUseCase(ctx: Ctx, input: RouteInput<typeof listWebhooks>): Promise<RouteAnswer<typeof listWebhooks>> {
  const direction = input.sort === 'createdAt' ? sql`asc` : sql`desc`;
  const { rows } = await sql<Row>`select ${columns} from events.webhook h where account_id = ${ctx.actor.accountId}
    order by created_at ${direction}, id limit ${input.pageSize} offset ${(input.page - 1) * input.pageSize}`.execute(ctx.db);
  const count = await sql<{ n: number }>`select count(*) as n from events.webhook where account_id = ${ctx.actor.accountId}`.execute(
    ctx.db,
  );
  return { items: rows.map(view), total: count.rows[0]?.n ?? 0, abilities: { create: ctx.can('events.webhook.manage') } };
}

async function ownWebhook(ctx: Ctx, webhookId: string): Promise<Webhook> {
  const { rows } =
    await sql<Row>`select ${columns} from events.webhook h where id = ${webhookId} and account_id = ${ctx.actor.accountId}`.execute(ctx.db);
  return view(found(rows[0]));
}

async function usableWebhook(ctx: Ctx, webhookId: string): Promise<Webhook> {
  const hook = await ownWebhook(ctx, webhookId);
  if (hook.endedAt !== null) refuse('events.webhook_ended');
  return hook;
}

/** Makes a webhook; its secret is shown this once and kept sealed. The name is looked up before any transaction is open. */
export async function createWebhookUseCase(
  call: Call,
  input: RouteInput<typeof createWebhook>,
): Promise<RouteAnswer<typeof createWebhook>> {
  const url = new URL(input.url);
  await addressOf(url, call.services.outward.allowed).catch((error) => {
    // A name that nobody knows today may be known tomorrow; the log of deliveries will say.
    if (error instanceof RefusedTarget) refuse('events.webhook_target_refused', { host: error.host });
  });
  const secret = newToken();
  return call.transaction(async (ctx) => {
    const accountId = found(ctx.actor.accountId);
    const { rows } = await sql<{
      n: number;
    }>`select count(*) as n from events.webhook where account_id = ${accountId} and ended_at is null`.execute(ctx.db);
    if ((rows[0]?.n ?? 0) >= MOST) refuse('events.too_many_webhooks');
    const id = newId();
    await sql`insert into events.webhook (id, account_id, name, url, algorithm, created_at)
      values (${id}, ${accountId}, ${input.name}, ${url.href}, ${input.algorithm}, ${ctx.now.toISOString()})`.execute(ctx.db);
    const sealed = ctx.services.identity.keyring.seal(secret);
    await withSecrets(ctx, (secrets) =>
      secrets.query('insert into events.webhook_secret (webhook_id, sealed) values ($1, $2)', [id, sealed]),
    );
    const after = { name: input.name, host: url.host, algorithm: input.algorithm };
    ctx.audit({ action: 'events.webhook.create', subject: subjectOf(ctx, id), after });
    return { webhook: await ownWebhook(ctx, id), secret };
  });
}

/** Ends a webhook for good; its secret goes with it. */
export async function endWebhookUseCase(ctx: Ctx, { webhookId }: RouteInput<typeof endWebhook>): Promise<Webhook> {
  const hook = await usableWebhook(ctx, webhookId);
  await sql`update events.webhook set ended_at = ${ctx.now.toISOString()}::timestamptz where id = ${webhookId}`.execute(ctx.db);
  await withSecrets(ctx, (secrets) => secrets.query('delete from events.webhook_secret where webhook_id = $1', [webhookId]));
  ctx.audit({ action: 'events.webhook.end', subject: subjectOf(ctx, webhookId), before: { name: hook.name } });
  return ownWebhook(ctx, webhookId);
}

async function ask(
  ctx: Ctx,
  webhookId: string,
  of: { notificationId: string | null; replayOf: string | null },
): Promise<{ deliveryId: string }> {
  const deliveryId = newId();
  await sql`insert into events.delivery (id, account_id, notification_id, channel, webhook_id, replay_of, created_at)
    values (${deliveryId}, ${ctx.actor.accountId}, ${of.notificationId}, 'webhook', ${webhookId}, ${of.replayOf}, ${ctx.now.toISOString()})`.execute(
    ctx.db,
  );
  ctx.emit(DELIVERY_REQUESTED, { deliveryId });
  return { deliveryId };
}

export async function testWebhookUseCase(ctx: Ctx, { webhookId }: RouteInput<typeof testWebhook>) {
  await usableWebhook(ctx, webhookId);
  return ask(ctx, webhookId, { notificationId: null, replayOf: null });
}

/** Sends a former delivery once more; the program knows the matter by what it says, the sending by its own number. */
export async function replayDeliveryUseCase(ctx: Ctx, { webhookId, deliveryId }: RouteInput<typeof replayDelivery>) {
  await usableWebhook(ctx, webhookId);
  const { rows } = await sql<{ notificationId: string | null }>`select notification_id as "notificationId" from events.delivery
    where id = ${deliveryId} and webhook_id = ${webhookId} and account_id = ${ctx.actor.accountId}`.execute(ctx.db);
  return ask(ctx, webhookId, { notificationId: found(rows[0]).notificationId, replayOf: deliveryId });
}

type DeliveryRow = Omit<RouteAnswer<typeof listDeliveries>['items'][number], 'title' | 'kind' | 'abilities'> & {
  kind: string | null;
  params: Record<string, unknown> | null;
};

/** What was sent to a webhook and what came of it. */
export async function listDeliveriesUseCase(
  ctx: Ctx,
  input: RouteInput<typeof listDeliveries>,
): Promise<RouteAnswer<typeof listDeliveries>> {
  const hook = await ownWebhook(ctx, input.webhookId);
  const direction = input.sort === 'createdAt' ? sql`asc` : sql`desc`;
  const { rows } =
    await sql<DeliveryRow>`select d.id, n.kind, n.params, d.state as sending, d.attempts, d.status, d.fault, d.created_at as "createdAt",
      d.tried_at as "triedAt", d.ended_at as "endedAt"
    from events.delivery d left join events.notification n on n.id = d.notification_id where d.webhook_id = ${input.webhookId}
    order by d.created_at ${direction}, d.id limit ${input.pageSize} offset ${(input.page - 1) * input.pageSize}`.execute(ctx.db);
  const count = await sql<{ n: number }>`select count(*) as n from events.delivery where webhook_id = ${input.webhookId}`.execute(ctx.db);
  return {
    items: rows.map(({ kind, params, ...row }) => ({
      ...row,
      kind: kind ?? 'test',
      title: kind ? say(ctx.locale, `notification.${kind}`, params ?? {}) : say(ctx.locale, 'page.events.webhook.test-title'),
      abilities: { replay: hook.endedAt === null && row.sending !== 'waiting' },
    })),
    total: count.rows[0]?.n ?? 0,
  };
}
