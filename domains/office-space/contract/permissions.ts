import { definePermissions, everyoneAtWork } from '#shared/permissions.ts';

/**
 * Using units report and manage inside their approved area; ownership, allocation, letting and settings belong to the
 * government-offices administration, which is the officer of this line of work (OS-3).
 */
export const officeSpacePermissions = definePermissions({
  'office-space.building.read': everyoneAtWork,
  'office-space.building.manage': ['officer'],
  'office-space.title.read': ['unit-admin', 'officer', 'leader', 'inspector'],
  'office-space.title.manage': ['officer'],
  'office-space.room.read': everyoneAtWork,
  'office-space.room.manage': ['unit-admin', 'officer'],
  'office-space.room.allocate': ['officer'],
  'office-space.letting.read': ['unit-admin', 'officer', 'leader', 'inspector'],
  'office-space.letting.manage': ['officer'],
  'office-space.certificate.read': ['unit-admin', 'officer', 'leader', 'inspector'],
  'office-space.certificate.manage': ['officer'],
  'office-space.occupancy.read': everyoneAtWork,
  'office-space.occupancy.manage': ['unit-admin', 'officer'],
  'office-space.approved-area.read': ['unit-admin', 'officer', 'leader', 'inspector'],
  'office-space.approved-area.manage': ['officer'],
  'office-space.alarm.read': ['unit-admin', 'officer', 'leader', 'inspector'],
  'office-space.check.run': ['officer', 'inspector'],
  'office-space.ledger.read': ['unit-admin', 'officer', 'leader', 'inspector'],
  'office-space.statistics.read': ['unit-admin', 'officer', 'leader', 'inspector'],
  'office-space.setting.read': everyoneAtWork,
  'office-space.setting.manage': ['officer'],
  'office-space.import.run': ['officer'],
});
