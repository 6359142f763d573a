import { addMonths, type Day } from '#shared/time.ts';
import type { CaseSettings } from './settings.ts';
import { type Severity, severities } from './words.ts';

/** What stands on record of the same object and list line. */
export interface FormerCase {
  readonly id: string;
  readonly closedOn: Day;
  /** How often it had been repeated then. */
  readonly repeatNo: number;
}

export interface Repetition {
  readonly severity: Severity;
  readonly repeatOf: string | null;
  readonly repeatNo: number;
}

/** One class graver: D → C → B → A. */
export const graver = (severity: Severity): Severity => severities[Math.max(0, severities.indexOf(severity) - 1)] as Severity;

/**
 * SU-9: a problem that comes back within the setting's months after it was closed is one class graver and counts as repeated. `former` is the
 * newest founded case of the same object and line; `null` without one.
 */
export function repetitionOf(settings: CaseSettings, severity: Severity, foundOn: Day, former: FormerCase | null): Repetition {
  if (!former || foundOn > addMonths(former.closedOn, settings.repeatMonths)) return { severity, repeatOf: null, repeatNo: 0 };
  return { severity: graver(severity), repeatOf: former.id, repeatNo: former.repeatNo + 1 };
}
