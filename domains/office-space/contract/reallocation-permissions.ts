import { defineErrors } from '#shared/errors.ts';
import { definePermissions } from '#shared/permissions.ts';

/** Units may look for a better arrangement of their own rooms; rooms change units by the administration only (OS-3). */
export const reallocationPermissions = definePermissions({
  'office-space.reallocation.read': ['unit-admin', 'officer', 'leader', 'inspector'],
  'office-space.reallocation.propose': ['unit-admin', 'officer'],
  'office-space.reallocation.decide': ['unit-admin', 'officer'],
});

export const reallocationErrors = defineErrors({
  'office-space.reallocation_no_rooms': 422,
  'office-space.reallocation_too_large': 422,
  'office-space.reallocation_undecided': 422,
  'office-space.reallocation_transfer_forbidden': 403,
  'office-space.reallocation_closed': 409,
  'office-space.reallocation_stale': 409,
  'office-space.reallocation_breaks_rules': 422,
  'office-space.reallocation_nothing_chosen': 422,
  'office-space.move_order_closed': 409,
  'office-space.move_order_seat_gone': 409,
});
