/** One measured figure. `floor` is measured in the same run; `ratio` is value ÷ floor. */
export interface Figure {
  readonly bench: string;
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  readonly floor?: number;
  readonly ratio?: number;
}

export type Report = (figure: Omit<Figure, 'bench' | 'ratio'>) => void;

/** A bench: measures and reports; never a test, never a threshold. */
export interface Bench {
  readonly name: string;
  readonly about: string;
  run(report: Report, log: (line: string) => void): Promise<void>;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const mid = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[mid] as number) : ((sorted[mid - 1] as number) + (sorted[mid] as number)) / 2;
};
