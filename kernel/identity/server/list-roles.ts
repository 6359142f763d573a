import type { Ctx } from '#kernel/context.ts';
import { type RoleName, roleNames } from '#shared/permissions.ts';

type Duty = 'business' | 'sysadmin' | 'secadmin' | 'auditor';
const dutyOf = (role: RoleName): Duty => (role === 'sysadmin' || role === 'secadmin' || role === 'auditor' ? role : 'business');

/** The catalogue of roles: what the rooms declare, as a matrix. */
export async function listRolesUseCase(ctx: Ctx) {
  const { book } = ctx.services.identity;
  const common = new Set(book.of('officer', null));
  return {
    items: roleNames.map((role) => ({ role, duty: dutyOf(role), permissions: [...book.all(role)] })),
    total: roleNames.length,
    lines: book.lines.map((line) => ({ line, permissions: book.of('officer', line).filter((p) => !common.has(p)) })),
    abilities: { grant: ctx.can('identity.grant.create') },
  };
}
