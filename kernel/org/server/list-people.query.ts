import { reaches } from '#kernel/access/reach.ts';
import type { Ctx } from '#kernel/context.ts';
import { pageFrom } from '#kernel/db/where.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { listPeople as listPeopleRoute, Person, personSort } from '../contract/people.ts';
import { wherePeople } from './person.visible.ts';

const mainPost = (column: string, today: string) =>
  `(select o.${column} from org.post o where o.person_id = p.id and o.is_main and o.during @> ${today}::date)`;

const sorts: Readonly<Record<(typeof personSort)[number], (today: string) => string>> = {
  name: () => 'p.name collate app.pinyin',
  staffNo: () => 'p.staff_no',
  orgName: () => 'org.name_of(p.org_id) collate app.pinyin',
  // From the highest level down.
  rankCode: (today) => `translate(${mainPost('rank_code', today)}, 'CPMKT', '12345')`,
  leftOn: () => 'p.left_on',
};

/** Columns of a person on the wire; `today` is the placeholder of the day on which posts are looked at. */
export const personColumns = (
  today: string,
): string => `p.id, p.org_id as "orgId", org.name_of(p.org_id) as "orgName", p.name, p.staff_no as "staffNo",
  p.gender, p.phone, m.title, m.rank_code as "rankCode",
  (select count(*)::int from org.post o where o.person_id = p.id and o.during @> ${today}::date) as "postCount",
  p.state, p.left_on as "leftOn", p.version`;
export const personJoins = (today: string): string =>
  `left join org.post m on m.person_id = p.id and m.is_main and m.during @> ${today}::date`;

/** One round trip: the page by key alone, posts and names for its rows only, the total beside it. */
export async function listPeople(ctx: Ctx, input: RouteInput<typeof listPeopleRoute>): Promise<RouteAnswer<typeof listPeopleRoute>> {
  const { page, pageSize, sort, ...filter } = input;
  const where = wherePeople(ctx, filter, [pageSize, (page - 1) * pageSize]);
  const { field, direction } = sortOf(sort, 'name' as (typeof personSort)[number]);
  const order = `${sorts[field]('$3')} ${direction} nulls last, p.id`;
  const { rows } = await ctx.client.query<Person & { total: number }>(
    `select n.total, ${personColumns('$3')}
     from (select count(*)::int as total from org.person p where ${where.sql} and $3::date is not null) n
     left join (select p.id, row_number() over (order by ${order}) as place from org.person p where ${where.sql} order by ${order} limit $1 offset $2) c on true
     left join org.person p on p.id = c.id ${personJoins('$3')} order by c.place`,
    where.values,
  );
  const [only] = filter.orgId?.length === 1 ? filter.orgId : [];
  const create = ctx.can('org.person.manage') && (!only || reaches(ctx.actor, 'org.person.manage', only));
  return { ...pageFrom(rows), abilities: { create } };
}
