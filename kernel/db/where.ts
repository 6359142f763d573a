/** Conditions of a list in SQL, gathered one by one with numbered parameters. */
export class Where {
  readonly values: unknown[];
  readonly #parts: string[] = [];

  constructor(values: unknown[] = []) {
    this.values = values;
  }

  /** Binds a value and answers its placeholder, `$3`. */
  param(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** Adds a condition; each `?` stands for the value. A value that is `undefined` adds nothing: that filter was not asked for. */
  and(condition: string, value?: unknown): this {
    if (!condition.includes('?')) this.#parts.push(condition);
    else if (value !== undefined) this.#parts.push(condition.replaceAll('?', this.param(value)));
    return this;
  }

  /** All conditions joined; `true` without one. */
  get sql(): string {
    return this.#parts.length === 0 ? 'true' : this.#parts.join(' and ');
  }
}

/** Pattern of a fragment for `ilike`: `%`, `_` and `\` are letters like others. */
export const containing = (fragment: string | undefined): string | undefined =>
  fragment === undefined ? undefined : `%${fragment.replace(/[\\%_]/g, '\\$&')}%`;

/** A statement as `pg` takes it; `name` keeps its plan on the connection, for texts that never vary. */
export interface Statement {
  readonly text: string;
  readonly values: unknown[];
  readonly name?: string;
}

/** Rows of a page whose first column is the total of all matching rows: an empty page is one row with nothing but it. */
export function pageFrom<T extends { id: unknown }>(rows: readonly (T & { total: number })[]): { items: T[]; total: number } {
  const items: T[] = [];
  for (const { total: _, ...row } of rows) if (row.id !== null) items.push(row as unknown as T);
  return { items, total: rows[0]?.total ?? 0 };
}
