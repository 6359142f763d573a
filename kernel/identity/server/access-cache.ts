import { LRUCache } from 'lru-cache';
import type { Actor } from '#kernel/access/actor.ts';

/** A credential resolved to its actor. */
export interface Resolved {
  readonly actor: Actor;
  /** Session or key. */
  readonly credentialId: string;
  readonly accountId: string;
  /** Milliseconds at which the business day it was resolved for begins and ends: grants hold by the day. */
  readonly from: number;
  readonly until: number;
  /** Of a session: when it was last used, to the millisecond, and when it ends in any case. */
  readonly session: { lastSeenAt: number; readonly expiresAt: number } | null;
  /** Of a key: networks it may be used from, and its end. */
  readonly key: { readonly addresses: readonly string[] | null; readonly expiresAt: number } | null;
}

/** Longest time an entry is believed without being looked up again, in milliseconds. */
const MAX_AGE = 30_000;

/**
 * Resolved actors by the digest of their credential. An entry leaves when a notification says that something behind it changed, after half a
 * minute in any case, and is not kept at all while notifications cannot arrive.
 */
export class AccessCache {
  readonly #entries = new LRUCache<string, Resolved>({ max: 20_000, ttl: MAX_AGE });
  #generation = 0;
  #open = false;

  get(digest: string, now: number): Resolved | undefined {
    const entry = this.#entries.get(digest);
    return entry && entry.from <= now && now < entry.until ? entry : undefined;
  }

  /** To be asked before reading what an entry is made of, and handed to `put`. */
  get generation(): number {
    return this.#generation;
  }

  /** Keeps an entry, unless something changed since it began to be read. */
  put(generation: number, digest: string, entry: Resolved): void {
    if (this.#open && generation === this.#generation) this.#entries.set(digest, entry);
  }

  /** Forgets what a notification names: `account:<id>`, `credential:<id>`, or anything else for everything. */
  forget(change: string): void {
    this.#generation += 1;
    const [what, id] = change.split(':');
    if (what !== 'account' && what !== 'credential') {
      this.#entries.clear();
      return;
    }
    for (const [digest, entry] of this.#entries.entries()) {
      if ((what === 'account' ? entry.accountId : entry.credentialId) === id) this.#entries.delete(digest);
    }
  }

  /** Notifications arrive from now on. */
  open(): void {
    this.forget('all');
    this.#open = true;
  }

  /** Notifications may be missed from now on. */
  shut(): void {
    this.#open = false;
    this.forget('all');
  }
}
