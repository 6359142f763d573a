import { reaches } from '#kernel/access/reach.ts';
import type { Ctx } from '#kernel/context.ts';
import { Where } from '#kernel/db/where.ts';
import type { Abilities } from '#shared/page.ts';
import type { RouteInput } from '#shared/route.ts';
import type { listPeople } from '../contract/people.ts';
import { searchPattern } from './pinyin.ts';
import { inUnits } from './unit.visible.ts';

export type PersonFilter = Omit<RouteInput<typeof listPeople>, 'page' | 'pageSize' | 'sort'>;

/** People of a list, an export and a figure: the one predicate over `org.person p`. The wall of units is the database's. */
export function wherePeople(ctx: Ctx, filter: PersonFilter, before: unknown[] = []): Where {
  const where = new Where(before);
  const today = where.param(ctx.today);
  const holds = (condition: string) =>
    `exists (select 1 from org.post o where o.person_id = p.id and o.during @> ${today}::date and ${condition})`;
  inUnits(where, 'p.org_id', filter);
  where
    .and('p.state = any(?)', filter.state ?? ['serving'])
    .and('p.search_text like ?', searchPattern(filter.q))
    .and(holds('o.is_main and o.rank_code = any(?)'), filter.rankCode);
  if (filter.leadership !== undefined) where.and(`${filter.leadership ? '' : 'not '}${holds('o.is_leadership')}`);
  if (filter.concurrent !== undefined) where.and(`${filter.concurrent ? '' : 'not '}${holds('o.org_id <> p.org_id')}`);
  return where;
}

/** What may be done with a person. It is the main unit that keeps the record; one who is gone is history, with facts still to be corrected. */
export function personAbilities(ctx: Ctx, person: { orgId: string; state: string }): Abilities {
  const manage = reaches(ctx.actor, 'org.person.manage', person.orgId);
  const serving = manage && person.state === 'serving';
  return {
    change: manage,
    transfer: serving,
    retire: serving,
    leave: serving,
    addPost: person.state === 'serving' && ctx.can('org.person.manage'),
  };
}
