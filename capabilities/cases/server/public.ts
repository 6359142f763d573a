/** The door of supervision: what the rooms whose rules give birth to cases may call inside their own transaction. */

export type { CaseDraft, CaseSource, Finding } from './case-source.ts';
export { type CaseRef, casesByKey, casesOf, openKeys } from './cases-of.query.ts';
export { openCase, openCases } from './open-case.ts';
export { ruleCleared } from './rule-cleared.ts';
