import type { CaseState, Severity } from './words.ts';

/** What decides whether a silent rule ends a case. */
export interface ClosingFacts {
  readonly state: CaseState;
  readonly severity: Severity;
  /** A supervision recommendation must be answered (SU-10). */
  readonly replyRequired: boolean;
  readonly replied: boolean;
}

/**
 * A case closes by itself only when its rule is silent, and only when nothing else is waited for: a clue of a breach of discipline stays with
 * the discipline body once somebody verified it, a mandatory reply must have been given.
 */
export function closesByRule(facts: ClosingFacts): boolean {
  if (facts.state === 'closed' || facts.state === 'rejected' || facts.state === 'handed-over') return false;
  if (facts.severity === 'A' && facts.state !== 'clue') return false;
  return !(facts.replyRequired && !facts.replied);
}
