import type { Ctx } from '#kernel/context.ts';
import { pageFrom } from '#kernel/db/where.ts';
import { found } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { PlaceNode, placeTree as placeTreeRoute } from '../contract/tree.ts';
import { floorsOf } from './list-floors.query.ts';
import { listAbilities } from './place.visible.ts';

type Input = RouteInput<typeof placeTreeRoute>;
interface Level {
  items: PlaceNode[];
  total: number;
}

/** Floors hang directly below a building; the page is cut from them, because a house has few. */
async function belowBuilding(ctx: Ctx, buildingId: string, input: Input): Promise<Level> {
  const { id } = found(await ctx.db.selectFrom('places.building').select('id').where('id', '=', buildingId).executeTakeFirst());
  const floors = await floorsOf(ctx, id);
  const items = floors.slice((input.page - 1) * input.pageSize, input.page * input.pageSize).map((f) => ({
    id: f.id,
    kind: 'floor' as const,
    parentId: id,
    code: null,
    name: f.name,
    childCount: 0,
    roomCount: f.roomCount,
    roomUsableSqm: f.usableAreaSqm,
  }));
  return { items, total: floors.length };
}

const top = `select c.id, 'campus' as kind, c.code, c.name from places.campus c
 union all select b.id, 'building', b.code, b.name from places.building b where b.campus_id is null and $3::uuid is null`;
const ofCampus = `select b.id, 'building' as kind, b.code, b.name from places.building b where b.campus_id = $3::uuid`;

/** Campuses and buildings: the page is chosen first, rooms are counted for its rows only. */
async function campusesAndBuildings(ctx: Ctx, campusId: string | null, input: Input): Promise<Level> {
  if (campusId) found(await ctx.db.selectFrom('places.campus').select('id').where('id', '=', campusId).executeTakeFirst());
  const { rows } = await ctx.client.query<PlaceNode & { total: number }>({
    name: campusId ? 'places.tree-of-campus' : 'places.tree-top',
    text: `with level as materialized (${campusId ? ofCampus : top}),
       page as (select *, row_number() over (order by kind desc, name collate app.pinyin, id) as place from level order by place limit $1 offset $2)
     select k.total, p.id, p.kind, $3::uuid as "parentId", p.code, p.name,
       case p.kind when 'campus' then (select count(*)::int from places.building x where x.campus_id = p.id)
         else (select count(*)::int from places.floor x where x.building_id = p.id) end as "childCount",
       n.rooms as "roomCount", n.usable as "roomUsableSqm"
     from (select count(*)::int as total from level) k left join page p on true
     left join lateral (select count(*)::int as rooms, coalesce(sum(r.usable_area_sqm), 0)::numeric(14, 2) as usable from places.room r
       where r.building_id in (select y.id from places.building y where y.id = p.id or y.campus_id = p.id)) n on true
     order by p.place`,
    values: [input.pageSize, (input.page - 1) * input.pageSize, campusId],
  });
  return pageFrom(rows);
}

/** One level of the tree. A parent that is missing or behind the wall is `not_found`. */
export async function placeTree(ctx: Ctx, input: Input): Promise<RouteAnswer<typeof placeTreeRoute>> {
  const level = input.buildingId
    ? await belowBuilding(ctx, input.buildingId, input)
    : await campusesAndBuildings(ctx, input.campusId ?? null, input);
  return { ...level, abilities: listAbilities(ctx) };
}
