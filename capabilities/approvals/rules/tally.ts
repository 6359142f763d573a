import type { DeciderState, Mode } from '../contract/words.ts';

/** A signer as the count sees him. */
export interface Signer {
  readonly id: string;
  /** Order among those of the same rank. */
  readonly place: number;
  /** Who added this one; null for the signers of the definition. */
  readonly parentId: string | null;
  readonly relation: 'before' | 'after' | null;
  readonly state: DeciderState;
}

export interface Tally {
  readonly verdict: 'pending' | 'approved' | 'denied';
  /** Whose turn it is now. */
  readonly open: ReadonlySet<string>;
}

/**
 * Counts the signatures of a step. Whoever was added before a signer signs first, whoever was added after him signs next; his
 * signature counts when theirs are given too, and a denial by one of them is a denial of his. By share: approved as soon as the
 * approvals reach the share of all signers, denied as soon as they no longer can.
 * @param share per cent; asked for with mode `share` only
 */
export function tally(mode: Mode, share: number | null, signers: readonly Signer[]): Tally {
  const living = signers.filter((s) => s.state !== 'removed').sort((a, b) => a.place - b.place);
  const below = Map.groupBy(living, (s) => s.parentId);
  const added = (s: Signer, relation: Signer['relation']) => (below.get(s.id) ?? []).filter((c) => c.relation === relation);
  const denied = (s: Signer): boolean => s.state === 'denied' || (below.get(s.id) ?? []).some(denied);
  const complete = (s: Signer): boolean => s.state === 'approved' && (below.get(s.id) ?? []).every(complete);
  const turns = (s: Signer): string[] => {
    const before = added(s, 'before').filter((c) => !complete(c));
    if (s.state !== 'approved') return before.length > 0 ? before.flatMap(turns) : [s.id];
    return (below.get(s.id) ?? []).filter((c) => !complete(c)).flatMap(turns);
  };
  const roots = below.get(null) ?? [];
  const verdict = verdictOf(mode, share ?? 100, {
    all: roots.length,
    approved: roots.filter(complete).length,
    denied: roots.filter(denied).length,
  });
  if (verdict !== 'pending') return { verdict, open: new Set() };
  const waiting = roots.filter((s) => !complete(s) && !denied(s));
  return { verdict, open: new Set((mode === 'sequence' ? waiting.slice(0, 1) : waiting).flatMap(turns)) };
}

function verdictOf(mode: Mode, share: number, n: { all: number; approved: number; denied: number }): Tally['verdict'] {
  if (n.all === 0) return 'pending';
  switch (mode) {
    case 'or':
      return n.denied > 0 ? 'denied' : n.approved > 0 ? 'approved' : 'pending';
    case 'share':
      if (n.approved * 100 >= share * n.all) return 'approved';
      return (n.all - n.denied) * 100 < share * n.all ? 'denied' : 'pending';
    default:
      return n.denied > 0 ? 'denied' : n.approved === n.all ? 'approved' : 'pending';
  }
}
