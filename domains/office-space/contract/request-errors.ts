import { defineErrors } from '#shared/errors.ts';

/** Refusals of requests, offers, agreements and hand-overs. */
export const requestErrors = defineErrors({
  'office-space.request_not_open': 409,
  'office-space.room_promised': 409,
  'office-space.room_not_fitting': 422,
  'office-space.reason_missing': 422,
  'office-space.day_in_future': 422,
  'office-space.mode_not_earlier': 422,
  'office-space.rent_running': 409,
  'office-space.agreement_missing': 409,
  'office-space.certificate_no_basis': 422,
  'office-space.handover_done': 409,
});
