import { defineErrors } from '#shared/errors.ts';

/** Refusals of contracts, applications, second offices, functions and yearly tasks; those of the rules stand in `rules/refusals.ts`. */
export const leaseErrors = defineErrors({
  'office-space.receipt_taken': 409,
  'office-space.deposit_exceeded': 422,
  'office-space.day_to_come': 422,
  'office-space.day_before_receipt': 422,
  'office-space.paid_in_already': 409,
  'office-space.no_income': 422,
  'office-space.not_rented': 422,
  'office-space.function_same': 422,
  'office-space.function_open': 409,
  'office-space.function_settled': 409,
  'office-space.application_state': 409,
  'office-space.contract_number_taken': 409,
  'office-space.rent_missing': 422,
  'office-space.rent_below_approved': 422,
  'office-space.rent_above_approved': 422,
  'office-space.second_office_running': 409,
  'office-space.project_document_missing': 422,
  'office-space.leave_by_missing': 422,
});

export const dutyErrors = defineErrors({ 'office-space.duty_done': 409 });
