import { definePermissions, everyoneAtWork } from '#shared/permissions.ts';

/** Units ask and answer; need, ladder, offers, agreements and what comes back are the administration's (OS-3). */
export const requestPermissions = definePermissions({
  'office-space.request.read': everyoneAtWork,
  'office-space.request.submit': ['staff', 'unit-admin', 'officer'],
  'office-space.request.answer': ['unit-admin', 'officer'],
  'office-space.request.handle': ['officer'],
  'office-space.handover.read': ['unit-admin', 'officer', 'leader', 'inspector'],
  'office-space.handover.manage': ['officer'],
});
