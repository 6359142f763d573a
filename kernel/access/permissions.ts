export { definePermissions, everyoneAtWork, type PermissionCatalog } from '#shared/permissions.ts';
