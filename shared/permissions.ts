/**
 * The roles of the platform. `officer` is per line of work (a domain's name). No account holds two of the last three
 * (三员分立), nor one of them together with a role of business.
 */
export const roleNames = ['staff', 'unit-admin', 'officer', 'leader', 'inspector', 'sysadmin', 'secadmin', 'auditor'] as const;
export type RoleName = (typeof roleNames)[number];

/**
 * Permissions of one room: id → the roles that hold it from the start. Ids read `<domain>.<record>.<act>`;
 * each has the label `permission.<id>` in both languages. `officer` means the officer of the room's own line of work;
 * in a room of the kernel any officer. The three administrators hold no permission of business (GB/T 22239 8.1.4.2).
 */
export type PermissionCatalog = Readonly<Record<string, readonly RoleName[]>>;

/** Declares the permissions of a room. */
export const definePermissions = <const T extends PermissionCatalog>(catalog: T): T => catalog;

/** Everyone who works with the business of a line, as opposed to the three administrators. */
export const everyoneAtWork = ['staff', 'unit-admin', 'officer', 'leader', 'inspector'] as const satisfies readonly RoleName[];
