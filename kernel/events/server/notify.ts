import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { newId } from '#shared/ids.ts';
import { OTHER_SUBJECT } from './subjects.ts';

/** The event that hands a stored delivery to the worker. */
export const DELIVERY_REQUESTED = 'events.delivery.requested';

/** A notification; its text is the label `notification.<kind>` with `params`, its link a path of the browser application. */
export interface Notice {
  readonly accountId: string;
  readonly kind: string;
  /** What it is about, by which the reader chooses channels; label `subject.<subject>`. */
  readonly subject?: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly link?: string;
  /** The reader has to do something. */
  readonly needsAction?: boolean;
}

/** Notifies accounts by the channels that each has chosen for the subject; each open page shows it at once. */
export async function notify(ctx: Ctx, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map((n) => ({
    ...n,
    id: newId(),
    subject: n.subject ?? OTHER_SUBJECT,
    params: n.params ?? {},
    link: n.link ?? null,
    needsAction: n.needsAction ?? false,
  }));
  const { rows: deliveries } = await sql<{ deliveryId: string }>`
    select delivery_id as "deliveryId" from events.put_notifications(${JSON.stringify(rows)}::json)`.execute(ctx.db);
  for (const { deliveryId } of deliveries) ctx.emit(DELIVERY_REQUESTED, { deliveryId });
}
