import { definePermissions, everyoneAtWork } from '#shared/permissions.ts';

/**
 * Units and people are master data of the platform. A unit's administrator keeps them within the own subtree; the system administrator makes the
 * units themselves (IT-7: accounts and bodies are his duty) and finds people by name and post to give them accounts, but reads no personnel
 * record. The security administrator sees units to grant roles at them. Establishment decides on office area, so those who profit
 * from it never enter it: the administration's officers file what the establishment office approved. An officer's right in a room of the kernel
 * holds for officers of every line, hence officers hold nothing else here.
 */
export const orgPermissions = definePermissions({
  'org.division.read': [...everyoneAtWork, 'sysadmin', 'secadmin'],
  'org.unit.read': [...everyoneAtWork, 'sysadmin', 'secadmin'],
  'org.unit.manage': ['unit-admin', 'sysadmin'],
  'org.establishment.read': ['unit-admin', 'officer', 'leader', 'inspector'],
  'org.establishment.manage': ['officer'],
  'org.person.pick': [...everyoneAtWork, 'sysadmin', 'secadmin'],
  'org.person.read': everyoneAtWork,
  'org.person.manage': ['unit-admin'],
});
export type OrgPermission = keyof typeof orgPermissions;
