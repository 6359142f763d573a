import { reachOf, unitsOf } from '#kernel/access/reach.ts';
import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { SearchHit, search as searchRoute } from '../contract/search.ts';
import { searchKey, searchPattern } from './pinyin.ts';

const LIMIT = 20;
/** Rows looked at per kind before the best are chosen: a fragment that everything has in common stays cheap. */
const LOOKED_AT = 400;

/** `$1` the key, `$2` its pattern, `$3` units of the reach or null for all. Whole word, beginning, anywhere: 0, 1, 2. */
const place = (names: string): string => `case when $1 in (${names}) then 0 when starts_with(search_text, $1) then 1 else 2 end as place`;
const within = (column: string): string => `($3::uuid[] is null or ${column} = any($3::uuid[]))`;

const people = `select 'person' as kind, p.id, p.name as title, org.name_of(p.org_id) as subtitle, '/org/people/' || p.id as to, p.place
  from (select id, name, org_id, ${place('lower(name), lower(staff_no)')} from org.person
    where state = 'serving' and search_text like $2
      and (${within('org_id')} or id in (select g.person_id from org.post g where not g.is_main and g.org_id = any($3::uuid[])))
    limit ${LOOKED_AT}) p
  order by p.place, p.name collate app.pinyin, p.id limit ${LIMIT}`;

const units = `select 'unit' as kind, u.id, u.name as title, coalesce(org.name_of(u.parent_id), '') as subtitle, '/org/units/' || u.id as to, u.place
  from (select id, name, parent_id, sort_no, cardinality(lineage) as depth, ${place('lower(name), lower(short_name), lower(credit_code)')} from org.unit
    where state = 'active' and search_text like $2 and ${within('id')} limit ${LOOKED_AT}) u
  order by u.place, u.depth, u.sort_no, u.id limit ${LIMIT}`;

const buildings = `select 'place' as kind, b.id, b.name as title, coalesce(b.address, org.name_of(b.org_id)) as subtitle, '/places/buildings/' || b.id as to, b.place
  from (select id, name, address, org_id, ${place('lower(name), lower(code)')} from places.building
    where search_text like $2
      and (${within('org_id')} or id in (select r.building_id from places.building_user r where r.org_id = any($3::uuid[])))
    limit ${LOOKED_AT}) b
  order by b.place, b.name collate app.pinyin, b.id limit ${LIMIT}`;

const rooms = `select 'place' as kind, r.id, r.name as title, concat_ws(' ', (select b.name from places.building b where b.id = r.building_id), r.code) as subtitle,
    '/places/rooms/' || r.id as to, r.place
  from (select id, name, code, building_id, ${place('lower(name), lower(code)')} from places.room
    where search_text like $2 and ${within('org_id')} limit ${LOOKED_AT}) r
  order by r.place, r.code, r.id limit ${LIMIT}`;

/** What is looked for, in the order of the answer, and the permission that opens the record. */
const sources = [
  { name: 'org.search-people', text: people, permission: 'org.person.read' },
  { name: 'org.search-units', text: units, permission: 'org.unit.read' },
  { name: 'org.search-buildings', text: buildings, permission: 'places.place.read' },
  { name: 'org.search-rooms', text: rooms, permission: 'places.place.read' },
] as const;

/**
 * People, units and places by a fragment, best first. The wall shows what the widest right reaches; each kind is narrowed
 * further to the units in which its reader may open it, so that a search tells no more than the lists do.
 */
export async function search(ctx: Ctx, input: RouteInput<typeof searchRoute>): Promise<RouteAnswer<typeof searchRoute>> {
  const key = searchKey(input.q);
  const hits: (SearchHit & { place: number })[] = [];
  for (const { name, text, permission } of sources) {
    if (!ctx.can(permission)) continue;
    const units = unitsOf(reachOf(ctx.actor, permission)) ?? null;
    const { rows } = await ctx.client.query<SearchHit & { place: number }>({ name, text, values: [key, searchPattern(input.q), units] });
    hits.push(...rows);
  }
  hits.sort((a, b) => a.place - b.place);
  return { items: hits.slice(0, LIMIT).map(({ place: _, ...hit }) => hit) };
}
