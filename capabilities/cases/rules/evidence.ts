import { Decimal } from '#shared/units.ts';
import type { EvidenceKind, Measure } from './words.ts';

/** What a unit hands in as put right. */
export interface Submission {
  readonly measures: readonly Measure[];
  readonly measuredSqm: string | null;
  readonly recoveredYuan: string | null;
  readonly receiptNo: string | null;
  readonly fileCount: number;
}

export type EvidenceVerdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: 'cases.evidence_missing' | 'cases.receipt_missing'; readonly path: string };

/**
 * SU-8: money needs its amount and the number of the treasury receipt, a room its new measurement, everything else a document, photo or record.
 * `kind` is that of the list line; null when the line is unknown, which asks for a file.
 */
export function checkEvidence(kind: EvidenceKind | null, s: Submission): EvidenceVerdict {
  const money = kind === 'money' || s.measures.includes('return-money');
  if (money && !(s.receiptNo?.trim() && s.recoveredYuan !== null && new Decimal(s.recoveredYuan).gt(0)))
    return { ok: false, code: 'cases.receipt_missing', path: s.recoveredYuan === null ? 'recoveredYuan' : 'receiptNo' };
  if (kind === 'measurement')
    return s.measuredSqm === null ? { ok: false, code: 'cases.evidence_missing', path: 'measuredSqm' } : { ok: true };
  return money || s.fileCount > 0 ? { ok: true } : { ok: false, code: 'cases.evidence_missing', path: 'fileIds' };
}
