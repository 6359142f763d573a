import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Origin } from '#kernel/access/origin.ts';
import type { LaneHead } from '#kernel/db/transaction.ts';
import { newId } from '#shared/ids.ts';

/** One change of state, as a use case notes it. */
export interface AuditDraft {
  /** `<domain>.<record>.<verb>`; label `audit.<action>`. */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string; readonly orgId: string | null };
  readonly before?: unknown;
  readonly after?: unknown;
  readonly outcome?: 'done' | 'refused';
}

/** The stored form of an entry, as far as the chain covers it. `before` and `after` are the exact stored texts. */
export interface ChainedEntry {
  readonly lane: number;
  readonly seq: number;
  readonly id: string;
  readonly at: string;
  readonly accountId: string | null;
  readonly actorName: string;
  readonly orgId: string | null;
  readonly ip: string | null;
  readonly requestId: string | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly outcome: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** The canonical line of an entry: a JSON array in a fixed order. */
export const lineOf = (e: ChainedEntry): string =>
  JSON.stringify([
    e.lane,
    e.seq,
    e.id,
    e.at,
    e.accountId,
    e.actorName,
    e.orgId,
    e.ip,
    e.requestId,
    e.action,
    e.subjectKind,
    e.subjectId,
    e.outcome,
    e.before,
    e.after,
  ]);

/** SM3 over the former hash and the line (GB/T 32905; IT-9): h₀ is 64 zeros, hₙ = SM3(hₙ₋₁ ‖ lineₙ). */
export const nextHash = (former: string, line: string): string => createHash('sm3').update(former).update(line).digest('hex');

const textOf = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/**
 * Appends entries to the lane that this transaction holds and moves its head, in one statement.
 * A failure fails the transaction: nothing changes unrecorded.
 */
export async function sealEntries(client: pg.ClientBase, head: LaneHead, origin: Origin, drafts: readonly AuditDraft[]): Promise<void> {
  let { seq, hash } = head;
  const at = new Date().toISOString();
  const rows = drafts.map((d) => {
    seq += 1;
    const entry: ChainedEntry = {
      lane: head.lane,
      seq,
      id: newId(),
      at,
      accountId: origin.actor.accountId,
      actorName: origin.actor.displayName,
      orgId: d.subject.orgId,
      ip: origin.ip,
      requestId: origin.requestId,
      action: d.action,
      subjectKind: d.subject.kind,
      subjectId: d.subject.id,
      outcome: d.outcome ?? 'done',
      before: textOf(d.before),
      after: textOf(d.after),
    };
    hash = nextHash(hash, lineOf(entry));
    return { ...entry, hash };
  });
  await client.query(
    `with written as (
       insert into audit.entry (id, lane, seq, at, account_id, actor_name, org_id, ip, request_id, action, subject_kind, subject_id, outcome, before, after, hash)
       select (e->>'id')::uuid, (e->>'lane')::smallint, (e->>'seq')::bigint, (e->>'at')::timestamptz, (e->>'accountId')::uuid, e->>'actorName', (e->>'orgId')::uuid,
              e->>'ip', e->>'requestId', e->>'action', e->>'subjectKind', e->>'subjectId', e->>'outcome', (e->>'before')::json, (e->>'after')::json, e->>'hash'
       from json_array_elements($1::json) e
     )
     update audit.lane set seq = $2, hash = $3 where lane = $4`,
    [JSON.stringify(rows), seq, hash, head.lane],
  );
}
