import type { Ctx } from '#kernel/context.ts';
import { approvalsOf as approvalsOfQuery, type FlowSummary } from './flow/approvals-of.query.ts';
import { cancel, type Resubmit, resubmit, type Start, start } from './flow/start.ts';
import type { ApprovalSubject } from './subject.ts';

export type { ApprovalSheet } from '../contract/sheet.ts';
export type { FlowSummary } from './flow/approvals-of.query.ts';
export { type ApprovalSubject, approvalSubject, type Decided } from './subject.ts';

/**
 * Enters a record into its flow, in the caller's transaction: the first steps wait afterwards and their signers are told. The actor is
 * the starter. The caller's scope must hold the unit. Refuses with `approvals.choice_missing` when the definition asks the starter to
 * choose a signer and none is given (declare the code on the route), and with `approvals.flow_running` when the record is under way.
 */
export const startApproval = (ctx: Ctx, subject: ApprovalSubject, input: Start): Promise<{ flowId: string }> => start(ctx, subject, input);

/** Enters a returned record again from the beginning, with what has changed. Refusals: not_found, approvals.flow_running (declare it). */
export const resubmitApproval = (ctx: Ctx, subject: ApprovalSubject, input: Resubmit): Promise<void> => resubmit(ctx, subject, input);

/** Ends the flow of a record that its own room gives up, if it has one under way; `onDecided` is not called. */
export const cancelApproval = (ctx: Ctx, subject: ApprovalSubject, input: { subjectId: string; reason: string }): Promise<void> =>
  cancel(ctx, subject, input);

/** The latest flow of each record with the steps that wait, as far as the actor may see; records without one are missing. */
export const approvalsOf = (ctx: Ctx, kind: string, subjectIds: readonly string[]): Promise<Map<string, FlowSummary>> =>
  approvalsOfQuery(ctx, kind, subjectIds);
