import type { ErrorParams } from '#shared/errors.ts';

/**
 * The "no" of a rule. It names the code (label `error.<code>`), the clause it rests on, what the rule allows and what was found.
 * `path` is the dotted input field at fault, if one is. A use case turns it into a refusal.
 */
export interface Refused<Code extends string = string, Clause extends string = string> {
  readonly ok: false;
  readonly code: Code;
  readonly clause: Clause;
  readonly limit: string | null;
  readonly actual: string | null;
  readonly path?: string;
  readonly params?: ErrorParams;
}

/** What a rule answers: yes with the result, or no with the reason. */
export type Verdict<T, Code extends string = string, Clause extends string = string> = ({ readonly ok: true } & T) | Refused<Code, Clause>;
