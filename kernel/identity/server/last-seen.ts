import type { Database } from '#kernel/db/connect.ts';
import { withSecrets } from '#kernel/db/secrets.ts';
import { NO_SCOPE, transaction } from '#kernel/db/transaction.ts';

const FLUSH_MS = 30_000;

/**
 * When sessions and keys were last used: noted in memory with each request, written for all of them together every half minute. The idle
 * limit is minutes, so what another process reads is never too old to decide by.
 */
export class LastSeen {
  readonly #database: Database;
  readonly #fault: (error: unknown) => void;
  #sessions = new Map<string, number>();
  #keys = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;

  constructor(database: Database, fault: (error: unknown) => void) {
    this.#database = database;
    this.#fault = fault;
    this.#timer = setInterval(() => void this.flush(), FLUSH_MS).unref();
  }

  note(kind: 'session' | 'key', id: string, at: number): void {
    (kind === 'session' ? this.#sessions : this.#keys).set(id, at);
  }

  /** Writes what was noted. A failure loses nothing but keeps it for the next time. */
  async flush(): Promise<void> {
    const [sessions, keys] = [this.#sessions, this.#keys];
    if (sessions.size + keys.size === 0) return;
    this.#sessions = new Map();
    this.#keys = new Map();
    const values = (seen: Map<string, number>) => [[...seen.keys()], [...seen.values()].map((at) => new Date(at).toISOString())];
    try {
      // Touching these columns is no change of state that the audit records, so no audit lane is held.
      await transaction(this.#database, { readOnly: false, scope: NO_SCOPE, accountId: null }, ({ client }) =>
        withSecrets({ client, scope: NO_SCOPE }, async (secrets) => {
          await secrets.query(
            `update identity.session s set last_seen_at = greatest(s.last_seen_at, seen.at) from unnest($1::uuid[], $2::timestamptz[]) seen(id, at) where s.id = seen.id`,
            values(sessions),
          );
          await secrets.query(
            `update identity.api_key k set last_used_at = greatest(k.last_used_at, seen.at) from unnest($1::uuid[], $2::timestamptz[]) seen(id, at) where k.id = seen.id`,
            values(keys),
          );
        }),
      );
    } catch (error) {
      for (const [id, at] of sessions) this.#sessions.set(id, Math.max(at, this.#sessions.get(id) ?? 0));
      for (const [id, at] of keys) this.#keys.set(id, Math.max(at, this.#keys.get(id) ?? 0));
      this.#fault(error);
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }
}
