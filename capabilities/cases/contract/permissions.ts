import { definePermissions, everyoneAtWork } from '#shared/permissions.ts';

/**
 * Supervision: inspectors of a level check, notify, review and close; units put right and answer. A clue of a breach of discipline
 * (class A) shows to inspectors alone (SU-7).
 */
export const casesPermissions = definePermissions({
  'cases.case.read': ['unit-admin', 'officer', 'leader', 'inspector'],
  'cases.case.open': ['unit-admin', 'inspector'],
  'cases.case.inspect': ['inspector'],
  'cases.case.rectify': ['unit-admin'],
  'cases.extension.decide': ['inspector', 'leader'],
  'cases.clue.read': ['inspector'],
  'cases.list.read': everyoneAtWork,
  'cases.list.manage': ['inspector'],
  'cases.statistics.read': ['unit-admin', 'officer', 'leader', 'inspector'],
  'cases.setting.read': everyoneAtWork,
  'cases.setting.manage': ['inspector'],
});
export type CasesPermission = keyof typeof casesPermissions;
