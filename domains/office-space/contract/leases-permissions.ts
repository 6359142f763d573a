import { definePermissions } from '#shared/permissions.ts';

/**
 * A using unit may ask to let, so that the refusal names the clause (OS-18); it may ask for a second office and does its yearly tasks.
 * What is decided, signed and paid in belongs to the administration (OS-3, OS-25).
 */
export const leasePermissions = definePermissions({
  'office-space.letting.apply': ['unit-admin', 'officer'],
  'office-space.finding.report': ['officer', 'inspector'],
  'office-space.function.manage': ['officer'],
  'office-space.second-office.read': ['unit-admin', 'officer', 'leader', 'inspector'],
  'office-space.second-office.apply': ['unit-admin', 'officer'],
});

export const dutyPermissions = definePermissions({
  'office-space.duty.read': ['unit-admin', 'officer', 'leader', 'inspector'],
  'office-space.duty.do': ['unit-admin', 'officer'],
});
