import type { Ctx } from '#kernel/context.ts';
import { Where } from '#kernel/db/where.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { pickPeople as pickPeopleRoute } from '../contract/people.ts';
import { searchKey, searchPattern } from './pinyin.ts';
import { inUnits } from './unit.visible.ts';

type Answer = RouteAnswer<typeof pickPeopleRoute>;

/** People to choose from: those whose name begins with the fragment first. Who was chosen before is found by id, also when gone. */
export async function pickPeople(ctx: Ctx, input: RouteInput<typeof pickPeopleRoute>): Promise<Answer> {
  const where = new Where([searchKey(input.q ?? ''), ctx.today]);
  inUnits(where, 'p.org_id', input).and('p.id = any(?::uuid[])', input.ids).and('p.search_text like ?', searchPattern(input.q));
  if (!input.withGone && !input.ids) where.and(`p.state = 'serving'`);
  const order = 'not starts_with(p.search_text, $1), p.name collate app.pinyin, p.id';
  const { rows } = await ctx.client.query<Answer['items'][number]>(
    `select p.id, p.name, p.org_id as "orgId", org.name_of(p.org_id) as "orgName", m.title, p.state
     from (select p.* from org.person p where ${where.sql} order by ${order} limit 50) p
     left join org.post m on m.person_id = p.id and m.is_main and m.during @> $2::date order by ${order}`,
    where.values,
  );
  return { items: rows };
}
