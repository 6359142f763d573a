import type { Ctx } from '#kernel/context.ts';
import { Where } from '#kernel/db/where.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { pickUnits as pickUnitsRoute } from '../contract/units.ts';
import { searchKey, searchPattern } from './pinyin.ts';

type Answer = RouteAnswer<typeof pickUnitsRoute>;

/** Units to choose from: those whose name begins with the fragment first. What was chosen before is found by id, also when it has ended. */
export async function pickUnits(ctx: Ctx, input: RouteInput<typeof pickUnitsRoute>): Promise<Answer> {
  const where = new Where([searchKey(input.q ?? '')])
    .and('u.id = any(?::uuid[])', input.ids)
    .and('u.kind = any(?)', input.kind)
    .and('u.search_text like ?', searchPattern(input.q));
  if (!input.withEnded && !input.ids) where.and(`u.state = 'active'`);
  const { rows } = await ctx.client.query<Answer['items'][number]>(
    `select p.id, p.name, p.kind, p.state,
       coalesce((select string_agg(org.name_of(a.id), ' / ' order by a.place) from unnest(p.lineage) with ordinality a (id, place) where a.id <> p.id), '') as path
     from (select u.* from org.unit u where ${where.sql}
       order by not starts_with(u.search_text, $1), cardinality(u.lineage), u.sort_no, u.name collate app.pinyin, u.id limit 50) p
     order by not starts_with(p.search_text, $1), cardinality(p.lineage), p.sort_no, p.name collate app.pinyin, p.id`,
    where.values,
  );
  return { items: rows };
}
