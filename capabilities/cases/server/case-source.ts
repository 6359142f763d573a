import type { Ctx } from '#kernel/context.ts';
import type { Day } from '#shared/time.ts';
import type { Origin, Severity } from '../rules/words.ts';

/** What the source is asked when a case is to be checked anew. */
export interface Finding {
  readonly key: string;
  readonly ruleCode: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly orgId: string;
}

/** A room whose rules give birth to cases. Runs in the transaction and reach of whoever asks. */
export interface CaseSource {
  /** `<domain>.<kind>`: `office-space.alarm`. */
  readonly kind: string;
  /** Asks the rule again, now. `figures` are those of today, also when the rule is silent. */
  recheck(ctx: Ctx, finding: Finding): Promise<{ clear: boolean; figures: Readonly<Record<string, string>> }>;
}

/** A problem as its source or a person tells it. */
export interface CaseDraft {
  /** `<domain>.<kind>` of the source; `cases.inspection` and the like for what a person found without one. */
  readonly source: string;
  /** The source's own name of the finding: one open case per source and key. */
  readonly key: string;
  /** Line of the positive or negative list: `N-OS-1`. */
  readonly item: string;
  readonly ruleCode: string;
  /** Key of the label that names the rule in the words of the source. */
  readonly ruleLabel?: string;
  readonly clause: string;
  /** The list line's class unless told. */
  readonly severity?: Severity;
  readonly orgId: string;
  readonly subject: { readonly kind: string; readonly id: string; readonly label: string; readonly path?: string };
  readonly title: string;
  /** What was found in words, for findings by a person. */
  readonly facts?: string;
  readonly place?: string;
  /** Figures at birth. `actual`, `limit`, `over`, `unit`, `measured`, `system`, `difference` have labels of their own; others those of the source. */
  readonly figures: Readonly<Record<string, string>>;
  readonly evidenceFileIds?: readonly string[];
  readonly foundOn: Day;
  /** The person who found it; null or absent for a rule. */
  readonly foundByAccountId?: string | null;
  /** `rule` without a finder, else `inspection`, unless told. */
  readonly origin?: Origin;
}
