import type pg from 'pg';
import type { Origin } from '#kernel/access/origin.ts';
import { newId } from '#shared/ids.ts';

/** An event of a transaction: `<domain>.<record>.<past verb>` with a JSON payload. */
export interface EventDraft {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly orgId: string | null;
}

/** Puts events into the outbox within the running transaction and wakes the dispatcher when it commits. */
export async function putEvents(client: pg.ClientBase, origin: Origin, drafts: readonly EventDraft[]): Promise<void> {
  const at = new Date().toISOString();
  const rows = drafts.map((d) => ({ id: newId(), name: d.name, orgId: d.orgId, payload: d.payload }));
  await client.query(
    `with put as (
       insert into events.event (id, name, org_id, account_id, payload, at)
       select (e->>'id')::uuid, e->>'name', (e->>'orgId')::uuid, $2::uuid, e->'payload', $3::timestamptz from json_array_elements($1::json) e
     )
     select pg_notify('qinwu_events', '')`,
    [JSON.stringify(rows), origin.actor.accountId, at],
  );
}
