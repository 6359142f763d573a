import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { newId } from '#shared/ids.ts';

/** An in-app notification; its text is the label `notification.<kind>` with `params`, its link a path of the browser application. */
export interface Notice {
  readonly accountId: string;
  readonly kind: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly link?: string;
  /** The reader has to do something: shown under 待办 until read. */
  readonly needsAction?: boolean;
}

/** Notifies accounts; each open page shows it at once. */
export async function notify(ctx: Ctx, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map((n) => ({
    id: newId(),
    ...n,
    params: n.params ?? {},
    link: n.link ?? null,
    needsAction: n.needsAction ?? false,
  }));
  await sql`insert into events.notification (id, account_id, kind, params, link, needs_action)
    select (e->>'id')::uuid, (e->>'accountId')::uuid, e->>'kind', e->'params', e->>'link', (e->>'needsAction')::boolean
    from json_array_elements(${JSON.stringify(rows)}::json) e`.execute(ctx.db);
}
