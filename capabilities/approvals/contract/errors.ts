import { defineErrors } from '#shared/errors.ts';

export const approvalsErrors = defineErrors({
  /** Somebody was faster: `by`, `verb` (a word in the reader's language), `at`. */
  'approvals.step_decided': 409,
  'approvals.flow_ended': 409,
  'approvals.flow_returned': 409,
  'approvals.flow_held': 409,
  'approvals.flow_not_held': 409,
  'approvals.flow_running': 409,
  /** The step waits for another signer first. */
  'approvals.not_your_turn': 409,
  'approvals.opinion_missing': 422,
  'approvals.return_refused': 422,
  'approvals.return_target_unknown': 422,
  'approvals.signer_present': 409,
  'approvals.signer_needed': 409,
  'approvals.signer_unusable': 422,
  'approvals.urged_lately': 429,
  'approvals.bulk_refused': 422,
  'approvals.subject_unknown': 404,
  'approvals.definition_unfit': 422,
  'approvals.definition_for_all': 403,
  'approvals.choice_missing': 422,
  'approvals.facts_unfit': 422,
  /** The room of the matter refuses what was to be decided, by its own rule: `reason` is its sentence in the reader's language. */
  'approvals.subject_refused': 409,
});
