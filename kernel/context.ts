import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import type { Origin } from '#kernel/access/origin.ts';
import type { Database } from '#kernel/db/connect.ts';
import { type Scope, type Transaction, transaction } from '#kernel/db/transaction.ts';
import type { DB } from '#kernel/db/types.gen.ts';
import { type AuditDraft, sealEntries } from '#kernel/record/chain.ts';
import type { EventDraft } from '#kernel/record/outbox.ts';
import { putEvents } from '#kernel/record/outbox.ts';
import { type Day, dayOf } from '#shared/time.ts';

/** What a use case works with. There is no other way to the database. */
export interface Ctx extends Origin {
  /** The transaction. */
  readonly db: Kysely<DB>;
  /** The transaction's connection, for COPY and cursors of kernel/db; use cases use `db`. */
  readonly client: pg.ClientBase;
  /** Units whose rows this transaction sees. */
  readonly scope: Scope;
  /** The business day of `now` in Asia/Shanghai. */
  readonly today: Day;
  /** Long-lived services of the process (files, secrets, settings); rooms read their own by a typed key. */
  readonly services: Services;
  /** Notes a change for the audit chain; written before commit, in this transaction. */
  audit(entry: AuditDraft): void;
  /** Notes an event for the outbox; written before commit, delivered after it. */
  emit(event: string, payload: EventDraft['payload'], orgId?: string | null): void;
  /** Whether the actor holds a permission at all. */
  can(permission: string): boolean;
}

/** Services of the process by name; a room adds its own by declaration merging beside its implementation. */
export interface Services {
  /** Keeps a file made by the platform and answers its id; the file belongs to `orgId` and is read under its wall. */
  keepFile(
    ctx: Ctx,
    file: {
      name: string;
      mediaType: string;
      body: AsyncIterable<Uint8Array>;
      orgId: string;
      purpose: string;
      recordKind?: string;
      recordId?: string;
    },
  ): Promise<string>;
}

/** Runs one use case in one transaction: audit and events are written last, in one statement each, then it commits. */
export async function inTransaction<T>(
  database: Database,
  services: Services,
  origin: Origin,
  spec: { scope: Scope; readOnly: boolean },
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  return transaction(database, { ...spec, accountId: origin.actor.accountId }, async (t: Transaction) => {
    const entries: AuditDraft[] = [];
    const events: EventDraft[] = [];
    const ctx: Ctx = {
      actor: origin.actor,
      locale: origin.locale,
      requestId: origin.requestId,
      ip: origin.ip,
      now: origin.now,
      db: t.db,
      client: t.client,
      scope: spec.scope,
      services,
      today: dayOf(origin.now),
      audit: (entry) => void entries.push(entry),
      emit: (name, payload, orgId = null) => void events.push({ name, payload, orgId }),
      can: (permission) => origin.actor.kind === 'system' || origin.actor.reach.has(permission),
    };
    const answer = await work(ctx);
    if (events.length > 0) await putEvents(t.client, origin, events);
    if (entries.length > 0 && t.head) await sealEntries(t.client, t.head, origin, entries);
    return answer;
  });
}

/** Locks named rows of a use case for change, in one order, so that two of them cannot deadlock. Key text is hashed. */
export const lockFor = (ctx: Ctx, key: string) => sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(ctx.db);
