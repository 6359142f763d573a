import type { CaseSettings } from './settings.ts';
import type { Origin, Severity } from './words.ts';

/** A founded finding of a unit, as far as its score asks. */
export interface Scored {
  readonly severity: Severity;
  readonly repeated: boolean;
  readonly origin: Origin;
  /** Put right before any notice went out. */
  readonly fixedBeforeNotice: boolean;
}

export interface Score {
  readonly score: number;
  readonly deducted: number;
  /** A clue of a breach of discipline makes the unit red. */
  readonly red: boolean;
}

/** Points of one finding (T4): doubled when repeated; none for what the unit found itself and put right before a check. */
export function deductionOf(settings: CaseSettings, f: Scored): number {
  if (f.origin === 'self' && f.fixedBeforeNotice) return 0;
  const points = { A: settings.deductA, B: settings.deductB, C: settings.deductC, D: settings.deductD }[f.severity];
  return f.repeated ? points * settings.repeatFactor : points;
}

/** Score of a unit over a period (T4). Never below zero. */
export function scoreOf(settings: CaseSettings, findings: readonly Scored[]): Score {
  const deducted = findings.reduce((sum, f) => sum + deductionOf(settings, f), 0);
  return { score: Math.max(0, settings.scoreStart - deducted), deducted, red: findings.some((f) => f.severity === 'A') };
}
