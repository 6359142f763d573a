import { definePermissions, everyoneAtWork } from '#shared/permissions.ts';

export const workbenchPermissions = definePermissions({
  'workbench.work.read': everyoneAtWork,
  'workbench.cover.read': everyoneAtWork,
  'workbench.cover.create': everyoneAtWork,
  'workbench.cover.end': everyoneAtWork,
});
