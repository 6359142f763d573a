import { definePermissions } from '#shared/permissions.ts';

/**
 * The system administrator makes and closes accounts, the security administrator says what they may do, and neither does the other's
 * work (三员分立, IT-7). The auditor reads the log, which is the room `audit`.
 */
export const identityPermissions = definePermissions({
  'identity.account.read': ['sysadmin', 'secadmin'],
  'identity.account.create': ['sysadmin'],
  'identity.account.update': ['sysadmin'],
  'identity.account.disable': ['sysadmin', 'secadmin'],
  'identity.account.close': ['sysadmin'],
  'identity.account.reset-password': ['sysadmin'],
  'identity.account.unlock': ['secadmin'],
  'identity.account.reset-second-factor': ['secadmin'],
  'identity.session.end': ['secadmin'],
  'identity.role.read': ['sysadmin', 'secadmin'],
  'identity.grant.read': ['secadmin'],
  'identity.grant.create': ['secadmin'],
  'identity.grant.end': ['secadmin'],
  'identity.policy.read': ['sysadmin', 'secadmin'],
  'identity.policy.update': ['secadmin'],
  'identity.key.read': ['staff', 'unit-admin', 'officer', 'leader', 'inspector', 'sysadmin', 'secadmin', 'auditor'],
  'identity.key.create': ['unit-admin', 'officer', 'leader', 'inspector', 'sysadmin', 'auditor'],
  'identity.key.revoke': ['secadmin'],
});
