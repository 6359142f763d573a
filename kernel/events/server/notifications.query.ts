import { sql } from 'kysely';
import type { Locale } from '#kernel/access/origin.ts';
import type { Ctx } from '#kernel/context.ts';
import { say } from '#kernel/http/labels.ts';
import type { RouteInput } from '#shared/route.ts';
import type { countNotifications, listNotifications, markNotificationsRead, Notification } from '../contract/notifications.ts';

export interface NotificationRow {
  id: string;
  kind: string;
  params: Record<string, unknown>;
  to: string | null;
  needsAction: boolean;
  createdAt: string;
  readAt: string | null;
}

export const notificationColumns = sql`id, kind, params, link as "to", needs_action as "needsAction", created_at as "createdAt", read_at as "readAt"`;

export const toNotification = (locale: Locale, { params, ...row }: NotificationRow): Notification => ({
  ...row,
  title: say(locale, `notification.${row.kind}`, params),
});

/** The reader's own, newest first. The wide role sees all of them, so the account is asked for by name. */
export async function readNotifications(ctx: Ctx, input: RouteInput<typeof listNotifications>) {
  const c = [sql`account_id = ${ctx.actor.accountId}`];
  if (input.unread === true) c.push(sql`read_at is null`);
  if (input.unread === false) c.push(sql`read_at is not null`);
  if (input.needsAction !== undefined) c.push(sql`needs_action = ${input.needsAction}`);
  const where = sql.join(c, sql` and `);
  const direction = input.sort === 'createdAt' ? sql`asc` : sql`desc`;
  const items = await sql<NotificationRow>`select ${notificationColumns} from events.notification where ${where}
    order by created_at ${direction}, id limit ${input.pageSize} offset ${(input.page - 1) * input.pageSize}`.execute(ctx.db);
  const count = await sql<{ n: number }>`select count(*) as n from events.notification where ${where}`.execute(ctx.db);
  return { items: items.rows.map((r) => toNotification(ctx.locale, r)), total: count.rows[0]?.n ?? 0 };
}

export async function countUnread(ctx: Ctx, _input: RouteInput<typeof countNotifications>) {
  const { rows } = await sql<{
    unread: number;
    needsAction: number;
  }>`select count(*) as unread, count(*) filter (where needs_action) as "needsAction"
    from events.notification where account_id = ${ctx.actor.accountId} and read_at is null`.execute(ctx.db);
  return rows[0] ?? { unread: 0, needsAction: 0 };
}

export async function markRead(ctx: Ctx, input: RouteInput<typeof markNotificationsRead>) {
  const only = input.ids ? sql`and id = any(${input.ids}::uuid[])` : sql``;
  const done =
    await sql`update events.notification set read_at = now() where account_id = ${ctx.actor.accountId} and read_at is null ${only}`.execute(
      ctx.db,
    );
  return { marked: Number(done.numAffectedRows ?? 0n) };
}
