import { definePermissions } from '#shared/permissions.ts';

/** The auditor only reads the log; the history of a record is for those who work with the record. */
export const auditPermissions = definePermissions({
  'audit.entry.read': ['auditor'],
  'audit.history.read': ['unit-admin', 'officer', 'leader', 'inspector'],
});
