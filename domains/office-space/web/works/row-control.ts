/** What a control of several rows gets from the form. */
export interface RowControl {
  id?: string;
  value: unknown;
  onChange: (value: unknown) => void;
  disabled: boolean;
}

/** The rows of a control as they are now. */
export const rowsOf = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as T[]) : []);

/** The rows with one of them changed. */
export const withRow = <T>(rows: readonly T[], at: number, change: Partial<T>): T[] =>
  rows.map((row, i) => (i === at ? { ...row, ...change } : row));
