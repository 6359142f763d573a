import type { CaseState, Severity } from './words.ts';

interface Act {
  readonly from: readonly CaseState[];
  /** Null keeps the state. */
  readonly to: CaseState | null;
  /** Who: the body that inspects, or the unit that puts it right. */
  readonly by: 'inspector' | 'unit';
}

const running: readonly CaseState[] = ['verified', 'notified', 'objected', 'replied', 'fixing', 'submitted', 'reviewed'];

/** The life of a case. What a silent rule does stands in `closing.ts`. */
export const acts = {
  verify: { from: ['clue'], to: 'verified', by: 'inspector' },
  reject: { from: ['clue', 'verified'], to: 'rejected', by: 'inspector' },
  assign: { from: ['clue', 'verified'], to: null, by: 'inspector' },
  notify: { from: ['verified'], to: 'notified', by: 'inspector' },
  object: { from: ['notified'], to: 'objected', by: 'unit' },
  uphold: { from: ['objected'], to: 'rejected', by: 'inspector' },
  dismiss: { from: ['objected'], to: 'notified', by: 'inspector' },
  reply: { from: ['notified'], to: 'replied', by: 'unit' },
  start: { from: ['replied'], to: 'fixing', by: 'unit' },
  submit: { from: ['replied', 'fixing'], to: 'submitted', by: 'unit' },
  pass: { from: ['submitted'], to: 'reviewed', by: 'inspector' },
  'send-back': { from: ['submitted', 'reviewed'], to: 'fixing', by: 'inspector' },
  close: { from: ['reviewed', 'handed-over'], to: 'closed', by: 'inspector' },
  'hand-over': { from: running, to: 'handed-over', by: 'inspector' },
  'ask-extension': { from: ['notified', 'replied', 'fixing'], to: null, by: 'unit' },
} as const satisfies Readonly<Record<string, Act>>;
export type ActName = keyof typeof acts;

/** Where an act leads from a state; null when it is not possible there. */
export function leadsTo(act: ActName, state: CaseState): CaseState | null {
  const { from, to }: Act = acts[act];
  return from.includes(state) ? (to ?? state) : null;
}

/** A clue of a breach of discipline is handed over, never notified to the unit (SU-7). */
export const suits = (act: ActName, severity: Severity): boolean => severity !== 'A' || act !== 'notify';

/**
 * SU-8: whoever closes or accepts is not who put it right. With a rule or another person as finder, at least two different persons stand behind
 * every closed case.
 */
export const mayJudge = (judge: string | null, rectifiedBy: string | null): boolean => judge === null || judge !== rectifiedBy;
