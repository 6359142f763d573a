/** Closed lists of supervision, shared by rules and contract. Labels: `enum.cases.<name>.<value>`. */

/** A clue of a breach of discipline, B serious, C general, D reminder (SU-7). `severity` */
export const severities = ['A', 'B', 'C', 'D'] as const;
export type Severity = (typeof severities)[number];

/** `state` */
export const caseStates = [
  'clue',
  'verified',
  'notified',
  'objected',
  'replied',
  'fixing',
  'submitted',
  'reviewed',
  'handed-over',
  'closed',
  'rejected',
] as const;
export type CaseState = (typeof caseStates)[number];

/** Who or what found it. `origin` */
export const origins = ['rule', 'inspection', 'self', 'report', 'recommendation'] as const;
export type Origin = (typeof origins)[number];

/** What puts a finding right (SU-8). `measure` */
export const measures = ['return-room', 'return-car', 'return-money', 'sanction-proposal', 'fix-system', 'training'] as const;
export type Measure = (typeof measures)[number];

/** What kind of thing a list line speaks of. `object` */
export const listObjects = ['office', 'car', 'reception', 'canteen', 'energy', 'asset', 'purchase'] as const;

/** The evidence that ends a finding of a list line. `evidence_kind` */
export const evidenceKinds = ['measurement', 'document', 'money', 'track', 'ledger', 'photo'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** `closed_how` */
export const closings = ['rule', 'inspector', 'not-founded', 'objection'] as const;
export type Closing = (typeof closings)[number];
