import { definePermissions, everyoneAtWork } from '#shared/permissions.ts';

/**
 * Units and people are the walls and the subjects of all business, so the three administrators do not touch them (三员分立): they see units to place
 * accounts and roles there, and find people by name, unit and title to give them accounts, but open no personnel record. A unit's administrator
 * keeps the unit's own particulars and its people; that a unit is founded, renamed, reclassified, moved or ended is decided above it and recorded by
 * the administration's officers, who also file what the establishment office approved: nobody enters the figure that gives the own unit its office area.
 */
export const orgPermissions = definePermissions({
  'org.division.read': [...everyoneAtWork, 'sysadmin', 'secadmin'],
  'org.unit.read': [...everyoneAtWork, 'sysadmin', 'secadmin'],
  'org.unit.change': ['unit-admin', 'officer'],
  'org.unit.manage': ['officer'],
  'org.establishment.read': ['unit-admin', 'officer', 'leader', 'inspector'],
  'org.establishment.manage': ['officer'],
  'org.person.pick': [...everyoneAtWork, 'sysadmin', 'secadmin'],
  'org.person.read': everyoneAtWork,
  'org.person.manage': ['unit-admin', 'officer'],
});
export type OrgPermission = keyof typeof orgPermissions;
