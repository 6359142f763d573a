import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { route } from '#shared/route.ts';
import { instant } from '#shared/time.ts';
import { flowState } from './words.ts';

/**
 * Every verb is one transaction with the flow and the change of the subject's room. Send an `Idempotency-Key` header made once per press
 * of the button: a repeated request gets the first answer and does nothing again. A step or flow that is not the actor's is 404.
 */
const opinion = z.string().trim().max(1000);
const said = z.object({ opinion: opinion.nullable().optional() });
/** The verb asks for a reason. */
const reasoned = z.object({ opinion: opinion.min(1, { error: 'approvals.opinion_missing' }) });
const stepParam = z.object({ stepId: id });
const flowParam = z.object({ flowId: id });

/** How the flow stands after a verb. */
export const verbAnswer = z.object({
  flowId: id,
  flowState,
  /** Steps that wait now. */
  waits: z.array(z.object({ stepId: id, name: z.string(), deciders: z.array(z.string()) })),
});
export type VerbAnswer = z.input<typeof verbAnswer>;

const late = [
  'approvals.step_decided',
  'approvals.flow_ended',
  'approvals.flow_returned',
  'approvals.flow_held',
  'approvals.not_your_turn',
  'approvals.subject_refused',
];

export const approveStep = route({
  method: 'POST',
  path: '/approvals/steps/:stepId/approve',
  permission: 'approvals.step.approve',
  params: stepParam,
  body: said,
  returns: verbAnswer,
  errors: late,
  summary: 'Approve (同意)',
});

export const denyStep = route({
  method: 'POST',
  path: '/approvals/steps/:stepId/deny',
  permission: 'approvals.step.deny',
  params: stepParam,
  body: reasoned,
  returns: verbAnswer,
  errors: late,
  summary: 'Deny (不同意); a step that is denied ends the flow as denied',
});

export const returnStep = route({
  method: 'POST',
  path: '/approvals/steps/:stepId/return',
  permission: 'approvals.step.return',
  params: stepParam,
  /** `to` is an element of `mine.returnTargets`; null returns it to the starter. */
  body: reasoned.extend({ to: z.string().max(200).nullable() }),
  returns: verbAnswer,
  errors: [...late, 'approvals.return_refused', 'approvals.return_target_unknown'],
  summary: 'Return to the starter or to an earlier step (退回)',
});

export const transferStep = route({
  method: 'POST',
  path: '/approvals/steps/:stepId/transfer',
  permission: 'approvals.step.transfer',
  params: stepParam,
  body: said.extend({ accountId: id }),
  returns: verbAnswer,
  errors: [...late, 'approvals.signer_present', 'approvals.signer_unusable'],
  summary: 'Hand one’s signature over to another (转办)',
});

export const addSigners = route({
  method: 'POST',
  path: '/approvals/steps/:stepId/signers',
  permission: 'approvals.step.add-signer',
  params: stepParam,
  /** `before`: they sign first, then it comes back; `after`: one approves now and they sign next. */
  body: said.extend({ accountIds: z.array(id).min(1).max(20), place: z.enum(['before', 'after']) }),
  returns: verbAnswer,
  errors: [...late, 'approvals.signer_present', 'approvals.signer_unusable'],
  summary: 'Add signers before or after oneself (加签)',
});

export const removeSigner = route({
  method: 'POST',
  path: '/approvals/deciders/:deciderId/remove',
  permission: 'approvals.step.remove-signer',
  params: z.object({ deciderId: id }),
  body: reasoned,
  returns: verbAnswer,
  errors: [...late, 'approvals.signer_needed'],
  summary: 'Take an added signer out again, who has not signed (减签)',
});

export const reassignSigner = route({
  method: 'POST',
  path: '/approvals/deciders/:deciderId/reassign',
  permission: 'approvals.step.reassign',
  params: z.object({ deciderId: id }),
  body: reasoned.extend({ accountId: id }),
  returns: verbAnswer,
  errors: [...late, 'approvals.signer_present', 'approvals.signer_unusable'],
  summary: 'Give somebody’s signature to another, by an administrator of flows',
});

export const copyFlow = route({
  method: 'POST',
  path: '/approvals/flows/:flowId/copy',
  permission: 'approvals.flow.copy',
  params: flowParam,
  body: said.extend({ accountIds: z.array(id).min(1).max(50) }),
  returns: verbAnswer,
  errors: ['approvals.signer_unusable'],
  summary: 'Send for information (抄送); they may read the flow from now on',
});

export const urgeFlow = route({
  method: 'POST',
  path: '/approvals/flows/:flowId/urge',
  permission: 'approvals.flow.urge',
  params: flowParam,
  body: said,
  returns: verbAnswer,
  errors: ['approvals.flow_ended', 'approvals.flow_returned', 'approvals.flow_held', 'approvals.urged_lately'],
  summary: 'Remind those who are to decide (催办); by the starter, once an hour',
});

export const withdrawFlow = route({
  method: 'POST',
  path: '/approvals/flows/:flowId/withdraw',
  permission: 'approvals.flow.withdraw',
  params: flowParam,
  body: said,
  returns: verbAnswer,
  errors: ['approvals.flow_ended'],
  summary: 'Withdraw one’s own matter (撤回)',
});

export const terminateFlow = route({
  method: 'POST',
  path: '/approvals/flows/:flowId/terminate',
  permission: 'approvals.flow.terminate',
  params: flowParam,
  body: reasoned,
  returns: verbAnswer,
  errors: ['approvals.flow_ended'],
  summary: 'End a flow without a decision (终止), by an administrator of flows',
});

export const resumeFlow = route({
  method: 'POST',
  path: '/approvals/flows/:flowId/resume',
  permission: 'approvals.flow.resume',
  params: flowParam,
  /** `definitionVersion` moves the flow to another version, on which what was decided is followed again; absent keeps its own. */
  body: reasoned.extend({ definitionVersion: z.int32().min(1).optional() }),
  returns: verbAnswer,
  errors: ['approvals.flow_not_held', 'approvals.definition_unfit'],
  summary: 'Go on with a held flow after its cause was mended',
});

export const bulkApprove = route({
  method: 'POST',
  path: '/approvals/bulk-approve',
  permission: 'approvals.step.bulk-approve',
  body: said.extend({ stepIds: z.array(id).min(1).max(50) }),
  /** One result per step in the order asked; `problem` is the code of the refusal, null when approved. A repeated request answers the same. */
  returns: z.object({
    items: z.array(z.object({ stepId: id, problem: z.string().nullable(), message: z.string().nullable() })),
    at: instant,
  }),
  summary: 'Approve several steps that allow it (批量同意), each by itself',
});
