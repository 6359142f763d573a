import pg from 'pg';
import type { AccessCache } from './access-cache.ts';

const RETRY_MS = 1_000;

/** Keeps one connection that hears `qinwu_access` and tells the cache; while it is lost, the cache keeps nothing. */
export class AccessListener {
  readonly #url: string;
  readonly #cache: AccessCache;
  readonly #changed: (change: string) => void;
  #client: pg.Client | null = null;
  #retry: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(url: string, cache: AccessCache, changed: (change: string) => void) {
    this.#url = url;
    this.#cache = cache;
    this.#changed = changed;
  }

  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, application_name: 'qinwu access', keepAlive: true });
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    client.on('notification', ({ payload }) => {
      this.#cache.forget(payload ?? 'all');
      this.#changed(payload ?? 'all');
    });
    this.#client = client;
    try {
      await client.connect();
      await client.query('listen qinwu_access');
      this.#cache.open();
      this.#changed('all');
    } catch {
      this.#lost(client);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#retry) clearTimeout(this.#retry);
    this.#cache.shut();
    await this.#client?.end().catch(() => undefined);
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = null;
    this.#cache.shut();
    void client.end().catch(() => undefined);
    if (!this.#closed) this.#retry = setTimeout(() => void this.start(), RETRY_MS).unref();
  }
}
