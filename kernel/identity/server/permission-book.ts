import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Domain } from '#kernel/domain.ts';
import { root } from '#kernel/root.ts';
import { type RoleName, roleNames } from '#shared/permissions.ts';

/** Which permissions a role holds, read once from the catalogues of all rooms. */
export interface PermissionBook {
  /** Permissions of a role; those of an officer are of the line, and of the ground below all lines. */
  of(role: RoleName, line: string | null): readonly string[];
  /** Lines of work: the domains. */
  readonly lines: readonly string[];
  /** All permissions of a role over all lines. */
  all(role: RoleName): readonly string[];
  /** Every permission of the platform. */
  has(permission: string): boolean;
}

/** Rooms of kernel and capabilities serve every line; the others are lines of their own. */
const isGround = (name: string): boolean => ['kernel', 'capabilities'].some((layer) => existsSync(join(root, layer, name)));

export function permissionBook(rooms: readonly Domain[]): PermissionBook {
  const held = new Map<string, string[]>();
  const known = new Set<string>();
  const put = (key: string, permission: string) => held.set(key, [...(held.get(key) ?? []), permission]);
  const lines = rooms.filter((room) => !isGround(room.name)).map((room) => room.name);
  for (const room of rooms) {
    const line = lines.includes(room.name) ? room.name : null;
    for (const [permission, roles] of Object.entries(room.permissions)) {
      known.add(permission);
      for (const role of roles) put(role === 'officer' && line !== null ? `officer of ${line}` : role, permission);
    }
  }
  const ofRole = new Map<string, readonly string[]>(roleNames.map((role) => [role, held.get(role) ?? []]));
  for (const line of lines) ofRole.set(`officer of ${line}`, [...(held.get('officer') ?? []), ...(held.get(`officer of ${line}`) ?? [])]);
  return {
    of: (role, line) => ofRole.get(role === 'officer' && line !== null ? `officer of ${line}` : role) ?? [],
    lines,
    all: (role) =>
      role === 'officer'
        ? [...new Set([...(held.get('officer') ?? []), ...lines.flatMap((line) => held.get(`officer of ${line}`) ?? [])])]
        : (held.get(role) ?? []),
    has: (permission) => known.has(permission),
  };
}
