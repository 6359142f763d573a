import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import type { ApprovalSheet } from '../contract/sheet.ts';

/** What became of a matter. `returned`: back with the starter, who may submit it again. */
export interface Decided {
  readonly subjectId: string;
  readonly flowId: string;
  readonly outcome: 'approved' | 'denied' | 'returned' | 'withdrawn' | 'terminated';
  readonly opinion: string | null;
  /** Whose act it was; null for the clock. */
  readonly byAccountId: string | null;
  /** As they were given at the start. */
  readonly facts: Record<string, unknown>;
}

/** A kind of record that goes through a flow, declared by its room. */
export interface ApprovalSubject {
  /** `<domain>.<record>`; label `subject.<kind>`. */
  readonly kind: string;
  /** The definition the room ships: `new URL('../../approvals/request.bpmn', import.meta.url)`. */
  readonly bpmn: URL;
  /** What conditions and decider expressions may test; labels `field.<domain>.<name>`. Numbers as numbers, days as `YYYY-MM-DD`. */
  readonly facts: z.ZodObject;
  /** What the approver sees, computed now; runs with wide scope in a read-only transaction. */
  readonly sheet: (ctx: Ctx, subjectId: string) => Promise<ApprovalSheet>;
  /** Does what was decided, in the decision's own transaction and with its wide scope: it may write to any unit, so exactly this. */
  readonly onDecided: (ctx: Ctx, decided: Decided) => Promise<void>;
}

/** Declares a subject. */
export const approvalSubject = (subject: ApprovalSubject): ApprovalSubject => Object.freeze(subject);

/** All subjects by kind, as composed. */
export type SubjectBook = ReadonlyMap<string, ApprovalSubject>;

export function bookOf(subjects: readonly ApprovalSubject[]): SubjectBook {
  const book = new Map(subjects.map((s) => [s.kind, s]));
  if (book.size !== subjects.length) throw new Error('two approval subjects of one kind');
  return book;
}

/** The subject of a kind. @throws approvals.subject_unknown */
export const subjectOf = (book: SubjectBook, kind: string): ApprovalSubject =>
  book.get(kind) ?? refuse('approvals.subject_unknown', { kind });

const files = new Map<string, string>();
/** The definition as shipped, read once. */
export function shippedXml(subject: ApprovalSubject): string {
  const known = files.get(subject.bpmn.href);
  if (known !== undefined) return known;
  const xml = readFileSync(subject.bpmn, 'utf8');
  files.set(subject.bpmn.href, xml);
  return xml;
}
