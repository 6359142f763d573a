import type pg from 'pg';
import { lineOf, nextHash } from '#kernel/record/chain.ts';

/** Where a chain is broken, and how. */
export interface BrokenLink {
  readonly lane: number;
  readonly seq: number;
  readonly kind: 'changed' | 'missing' | 'cut-off';
}

export interface Verification {
  readonly entries: number;
  readonly lanes: number;
  /** The first broken link of the lowest lane; null when every chain holds. */
  readonly broken: BrokenLink | null;
  /** SM3 over the heads of all lanes: keep it elsewhere to prove later that nothing was cut off. */
  readonly seal: string;
}

const BATCH = 2000;

interface StoredRow {
  lane: number;
  seq: number;
  id: string;
  at: string;
  account_id: string | null;
  actor_name: string;
  org_id: string | null;
  ip: string | null;
  request_id: string | null;
  action: string;
  subject_kind: string;
  subject_id: string;
  outcome: string;
  before_text: string | null;
  after_text: string | null;
  hash: string;
}

const lineOfRow = (r: StoredRow): string =>
  lineOf({
    lane: r.lane,
    seq: r.seq,
    id: r.id,
    at: r.at,
    accountId: r.account_id,
    actorName: r.actor_name,
    orgId: r.org_id,
    ip: r.ip,
    requestId: r.request_id,
    action: r.action,
    subjectKind: r.subject_kind,
    subjectId: r.subject_id,
    outcome: r.outcome,
    before: r.before_text,
    after: r.after_text,
  });

/** Walks one chain from its first entry to its head in batches. */
async function verifyLane(
  client: pg.ClientBase,
  lane: number,
  head: { seq: number; hash: string },
): Promise<{ entries: number; broken: BrokenLink | null }> {
  let hash = '0'.repeat(64);
  let seq = 0;
  for (;;) {
    const { rows } = await client.query<StoredRow>(
      `select lane, seq, id, at, account_id, actor_name, org_id, ip, request_id, action, subject_kind, subject_id, outcome,
              before::text as before_text, after::text as after_text, hash
       from audit.entry where lane = $1 and seq > $2 order by seq limit ${BATCH}`,
      [lane, seq],
    );
    for (const r of rows) {
      if (r.seq !== seq + 1) return { entries: seq, broken: { lane, seq: seq + 1, kind: 'missing' } };
      const expected = nextHash(hash, lineOfRow(r));
      if (expected !== r.hash) return { entries: seq, broken: { lane, seq: r.seq, kind: 'changed' } };
      hash = expected;
      seq = r.seq;
    }
    if (rows.length < BATCH) break;
  }
  if (seq !== head.seq || hash !== head.hash) return { entries: seq, broken: { lane, seq: Math.max(seq, head.seq), kind: 'cut-off' } };
  return { entries: seq, broken: null };
}

/** Recomputes every chain; the client must see all entries (wide role) in one snapshot (repeatable read). */
export async function verifyChains(client: pg.ClientBase): Promise<Verification> {
  const heads = (await client.query<{ lane: number; seq: number; hash: string }>('select lane, seq, hash from audit.lane order by lane'))
    .rows;
  let entries = 0;
  let broken: BrokenLink | null = null;
  for (const head of heads) {
    const lane = await verifyLane(client, head.lane, head);
    entries += lane.entries;
    broken ??= lane.broken;
  }
  return { entries, lanes: heads.length, broken, seal: nextHash('', heads.map((h) => h.hash).join('')) };
}
