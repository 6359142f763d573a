/** How far a step of a drawn flow is: done, waiting for somebody, stopped until an administrator acts, or named by a finding. */
export type StepMark = 'past' | 'current' | 'held' | 'wrong';

/** What is shown on the drawing of a definition: marks by element id, and the sequence flows that were followed. */
export interface Marks {
  readonly steps: Readonly<Record<string, StepMark>>;
  readonly taken: readonly string[];
}

/** The sign of a mark, so that colour never stands alone. */
export const signs: Readonly<Record<StepMark, string>> = { past: '✓', current: '◆', held: '▲', wrong: '■' };
