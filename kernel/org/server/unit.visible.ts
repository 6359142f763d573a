import { reaches, reachOf } from '#kernel/access/reach.ts';
import type { Ctx } from '#kernel/context.ts';
import { Where } from '#kernel/db/where.ts';
import { refuse } from '#shared/errors.ts';
import type { Abilities } from '#shared/page.ts';
import type { RouteInput } from '#shared/route.ts';
import type { OrgPermission } from '../contract/permissions.ts';
import type { listUnits } from '../contract/units.ts';
import { searchPattern } from './pinyin.ts';

export type UnitFilter = Omit<RouteInput<typeof listUnits>, 'page' | 'pageSize' | 'sort'>;

/** Limits rows to units, with all below them when `subtree` is asked for. `column` names the unit of the row. */
export function inUnits(where: Where, column: string, filter: { orgId?: string[] | undefined; subtree?: boolean | undefined }): Where {
  if (!filter.subtree) return where.and(`${column} = any(?::uuid[])`, filter.orgId);
  return where.and(`${column} in (select s.id from org.unit s where s.lineage && ?::uuid[])`, filter.orgId);
}

/** Pattern of the codes at or below a division: `320400` → `3204%`. */
export const divisionPrefix = (code: string | undefined): string | undefined =>
  code && `${code.replace(/^(\d{2})0000$|^(\d{4})00$/, '$1$2')}%`;

/** Units of a list: the one predicate over `org.unit u`. The wall of units is the database's. */
export function whereUnits(filter: UnitFilter, before: unknown[] = []): Where {
  const where = new Where(before);
  where.and(filter.subtree ? 'u.lineage && ?::uuid[]' : 'u.id = any(?::uuid[])', filter.orgId);
  return where
    .and('u.parent_id = ?', filter.parentId)
    .and('u.kind = any(?)', filter.kind)
    .and('u.admin_level = any(?)', filter.adminLevel)
    .and('u.limit_level = any(?)', filter.limitLevel)
    .and('u.division_code like ?', divisionPrefix(filter.divisionCode))
    .and('u.state = any(?)', filter.state ?? ['active'])
    .and('u.search_text like ?', searchPattern(filter.q));
}

/** What may be done with a unit. An ended one is history. */
export function unitAbilities(ctx: Ctx, unit: { id: string; parentId: string | null; state: string }): Abilities {
  const active = unit.state === 'active';
  const may = (permission: OrgPermission) => active && reaches(ctx.actor, permission, unit.id);
  const manage = may('org.unit.manage');
  // Nobody takes a unit away from a parent out of reach.
  const above = unit.parentId === null ? reachOf(ctx.actor, 'org.unit.manage').all : reaches(ctx.actor, 'org.unit.manage', unit.parentId);
  return {
    change: may('org.unit.change'),
    rename: manage,
    reclassify: manage,
    addChild: manage,
    move: manage && above,
    merge: manage,
    abolish: manage,
    fileEstablishment: may('org.establishment.manage'),
    readEstablishment: reaches(ctx.actor, 'org.establishment.read', unit.id),
    readPeople: reaches(ctx.actor, 'org.person.read', unit.id),
    addPerson: may('org.person.manage'),
  };
}

/** The top of a tree is made and moved only by one who reaches every unit. */
export function guardTop(ctx: Ctx, parentId: string | null): void {
  if (parentId === null && !ctx.scope.all) refuse('invalid_input', {}, [{ path: 'parentId', code: 'required' }]);
}
