import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { unitTree as unitTreeRoute } from '../contract/units.ts';

type Answer = RouteAnswer<typeof unitTreeRoute>;
type Node = Answer['items'][number];

/**
 * Who stood where on a day. The present comes from the units, the past from the kept history: a unit ended since then stands in it with the name
 * of that day. A unit whose parent is out of reach is a top.
 */
const standing = {
  today: `select u.id, u.parent_id, u.name from org.unit u where u.state = 'active'`,
  past: `select h.unit_id as id, h.parent_id, h.name from org.unit_parent h join org.unit u on u.id = h.unit_id where h.during @> $3::date`,
} as const;

const text = (source: string): string => `with recursive standing as materialized (${source}),
  below as (
    select s.id, null::uuid as parent_id, s.name, 1 as depth from standing s
    where case when $1::uuid is null then not exists (select 1 from standing p where p.id = s.parent_id) else s.parent_id = $1 end
    union all
    select s.id, s.parent_id, s.name, b.depth + 1 from below b join standing s on s.parent_id = b.id where b.depth < $2
  ),
  children as (select parent_id, count(*)::int as n from standing group by parent_id)
  select b.id, b.parent_id as "parentId", b.name, u.short_name as "shortName", u.kind, u.admin_level as "adminLevel", u.state, coalesce(c.n, 0) as "childCount"
  from below b join org.unit u on u.id = b.id left join children c on c.parent_id = b.id
  order by b.depth, u.sort_no, b.name collate app.pinyin, b.id`;

const texts = { today: text(standing.today), past: text(standing.past) };

/** The tree of units within reach on a day, flat, parents before children. */
export async function unitTree(ctx: Ctx, input: RouteInput<typeof unitTreeRoute>): Promise<Answer> {
  const on = input.on ?? ctx.today;
  if (on > ctx.today) refuse('org.day_in_future', { on });
  const parameters = [input.parentId ?? null, input.depth];
  const { rows } =
    on === ctx.today
      ? await ctx.client.query<Node>({ name: 'org.unit-tree', text: texts.today, values: parameters })
      : await ctx.client.query<Node>({ name: 'org.unit-tree-past', text: texts.past, values: [...parameters, on] });
  return { items: rows, on };
}
