import { halfWidth } from './cells.ts';
import type { Dimension, UnitId } from './units.ts';
import { splitUnit, unitOf, units } from './units.ts';

/** A heading taken apart: its text in comparable form, with and without brackets, and the unit it states. */
export interface Heading {
  /** Everything, brackets included: `使用面积m2`. */
  full: string;
  /** Without brackets: `使用面积`. */
  bare: string;
  unit: UnitId | null;
  /** What stands in brackets and is no unit. */
  notes: string[];
}

/** Comparable form: half-width, lower case, letters and digits only. */
export const squeeze = (text: string): string =>
  halfWidth(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, '');

const brackets = /[([{【〔《<]([^()[\]{}【】〔〕《》<>]*)[)\]}】〕》>]/g;

export function readHeading(text: string): Heading {
  const half = halfWidth(text);
  const notes: string[] = [];
  let unit: UnitId | null = null;
  const rest = half.replace(brackets, (_, inside: string) => {
    const found = unitOf(inside.replace(/^\s*(单位|unit)\s*[:：]?/i, ''));
    if (found) unit ??= found;
    else if (inside.trim() !== '') notes.push(inside.trim());
    return ' ';
  });
  return { full: squeeze(half), bare: squeeze(rest), unit, notes };
}

/** Something a column of the file can be: a field of the sheet, or a column a mapping names. */
export interface Target {
  id: string;
  names: readonly string[];
  /** Dimension of the value; a heading may then state its unit. */
  dimension?: Dimension;
}

export interface Match {
  id: string;
  /** 4 the whole heading, 3 all but its unit, 2 all but its brackets, 1 all but a unit word at its end. */
  level: number;
  unit: UnitId | null;
}

/** Finds the target of a heading among all names of all targets. */
export class HeadingIndex {
  readonly #byForm = new Map<string, string[]>();
  readonly #targets = new Map<string, Target>();

  constructor(targets: readonly Target[]) {
    for (const target of targets) {
      this.#targets.set(target.id, target);
      for (const name of target.names) this.#add(name, target);
    }
  }

  #add(name: string, target: Target): void {
    const heading = readHeading(name);
    const forms = heading.unit && target.dimension && heading.notes.length === 0 ? [heading.full, heading.bare] : [heading.full];
    for (const form of forms) {
      if (form === '') continue;
      const ids = this.#byForm.get(form) ?? [];
      if (!ids.includes(target.id)) ids.push(target.id);
      this.#byForm.set(form, ids);
    }
  }

  /** Is the text, as it stands, one of the names? */
  knows(text: string): boolean {
    const heading = readHeading(text);
    return this.#byForm.has(heading.full) || this.#byForm.has(heading.bare);
  }

  /** The best match of a heading; null when it names none or more than one target equally well. */
  find(text: string): Match | null {
    const heading = readHeading(text);
    return (
      this.#of(heading.full, 4, heading.unit) ??
      this.#of(heading.bare, heading.notes.length === 0 ? 3 : 2, heading.unit) ??
      this.#withUnitAtEnd(text)
    );
  }

  #of(form: string, level: number, unit: UnitId | null): Match | null {
    const ids = form === '' ? undefined : this.#byForm.get(form);
    const id = ids?.[0];
    if (!id || ids.length > 1) return null;
    const dimension = this.#targets.get(id)?.dimension;
    return { id, level, unit: unit && units[unit].dimension === dimension ? unit : null };
  }

  #withUnitAtEnd(text: string): Match | null {
    const half = halfWidth(text);
    for (const dimension of new Set([...this.#targets.values()].map((target) => target.dimension))) {
      const split = dimension && splitUnit(half, dimension);
      const match = split ? this.#of(squeeze(split.rest), 1, split.unit) : null;
      if (match?.unit) return match;
    }
    return null;
  }
}
