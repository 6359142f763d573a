import type { RoleName } from '#kernel/identity/contract/session.ts';

/**
 * Permissions of one room: id → the roles that hold it from the start. Ids read `<domain>.<record>.<act>`;
 * each has the label `permission.<id>` in both languages. `officer` means the officer of the room's own line of work.
 * The three administrators (sysadmin, secadmin, auditor) hold no permission of business (三员分立, GB/T 22239 8.1.4.2).
 */
export type PermissionCatalog = Readonly<Record<string, readonly RoleName[]>>;

/** Declares the permissions of a room. */
export const definePermissions = <const T extends PermissionCatalog>(catalog: T): T => catalog;

/** Everyone who works with the business of a line, as opposed to the three administrators. */
export const everyoneAtWork = ['staff', 'unit-admin', 'officer', 'leader', 'inspector'] as const satisfies readonly RoleName[];
