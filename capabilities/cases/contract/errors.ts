import { defineErrors } from '#shared/errors.ts';

/** Refusals of supervision. */
export const casesErrors = defineErrors({
  'cases.step_not_possible': 409,
  'cases.same_person': 403,
  'cases.objection_too_late': 422,
  'cases.extended_already': 409,
  'cases.extension_too_long': 422,
  'cases.extension_not_later': 422,
  'cases.evidence_missing': 422,
  'cases.receipt_missing': 422,
  'cases.rule_speaks': 409,
  'cases.reply_missing': 409,
  'cases.item_unknown': 422,
  'cases.unit_unknown': 422,
  'cases.day_in_future': 422,
  'cases.source_gone': 409,
  'cases.list_item_ended': 409,
  'cases.list_code_side': 422,
  'cases.list_test_words': 422,
});
