import type { Ctx } from '#kernel/context.ts';
import { Where } from '#kernel/db/where.ts';
import { searchPattern } from '#kernel/org/server/pinyin.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import { type PlaceChoice, type PlaceKind, type pickPlaces as pickPlacesRoute, placeKinds } from '../contract/tree.ts';

type Input = RouteInput<typeof pickPlacesRoute>;

/** Where a place is looked for: what it is called, where it hangs, how it is ordered. */
interface Source {
  readonly columns: string;
  readonly from: string;
  readonly id: string;
  readonly campus: string;
  readonly building: string;
  readonly order: string;
  /** Column for the words; the last word may have one of its own. */
  readonly text: string;
  readonly lastText: string;
}

const houses = 'left join places.campus c on c.id = b.campus_id';
const where = `concat_ws(' / ', c.name, b.name`;
const sources: Readonly<Record<PlaceKind, Source>> = {
  campus: {
    columns: `c.code, c.name, coalesce(c.address, '') as path`,
    from: 'places.campus c',
    id: 'c.id',
    campus: 'c.id',
    building: 'null::uuid',
    order: 'c.name collate app.pinyin',
    text: 'c.search_text',
    lastText: 'c.search_text',
  },
  building: {
    columns: `b.code, b.name, coalesce(c.name, b.address, '') as path`,
    from: `places.building b ${houses}`,
    id: 'b.id',
    campus: 'b.campus_id',
    building: 'b.id',
    order: 'b.name collate app.pinyin',
    text: 'b.search_text',
    lastText: 'b.search_text',
  },
  floor: {
    columns: `null as code, f.name, ${where}) as path`,
    from: `places.floor f join places.building b on b.id = f.building_id ${houses}`,
    id: 'f.id',
    campus: 'b.campus_id',
    building: 'f.building_id',
    order: 'b.name collate app.pinyin, f.level',
    text: 'b.search_text',
    lastText: 'lower(f.name)',
  },
  room: {
    columns: `r.code, r.name, ${where}, f.name) as path`,
    from: `places.room r join places.building b on b.id = r.building_id ${houses} join places.floor f on f.id = r.floor_id`,
    id: 'r.id',
    campus: 'b.campus_id',
    building: 'r.building_id',
    order: 'r.code',
    text: 'b.search_text',
    lastText: 'r.search_text',
  },
};

/** `行政中心 301`: the last word is of the place itself, those before it of the building around it. */
async function search(ctx: Ctx, kind: PlaceKind, input: Input, limit: number): Promise<PlaceChoice[]> {
  const s = sources[kind];
  const words = (input.q ?? '').split(/\s+/).filter(Boolean);
  const filter = new Where([limit]).and(`${s.id} = any(?::uuid[])`, input.ids).and(`${s.campus} = ?::uuid`, input.campusId);
  if (kind !== 'campus') filter.and(`${s.building} = ?::uuid`, input.buildingId);
  for (const [i, word] of words.entries()) filter.and(`${i === words.length - 1 ? s.lastText : s.text} like ?`, searchPattern(word));
  const { rows } = await ctx.client.query<PlaceChoice>(
    `select ${s.id} as id, '${kind}' as kind, ${s.columns} from ${s.from} where ${filter.sql} order by ${s.order}, ${s.id} limit $1`,
    filter.values,
  );
  return rows;
}

/** Places to choose from: campuses first, then buildings, floors, rooms, each in the order of its names; `limit` over all. */
export async function pickPlaces(ctx: Ctx, input: Input): Promise<RouteAnswer<typeof pickPlacesRoute>> {
  // Without a kind a building is searched, not browsed: its floors are offered when it is named.
  const kinds = input.kind ?? placeKinds.filter((k) => k !== 'floor' || input.buildingId !== undefined || input.ids !== undefined);
  const items: PlaceChoice[] = [];
  for (const kind of placeKinds.filter((k) => kinds.includes(k))) {
    if (items.length < input.limit && !(kind === 'campus' && input.buildingId)) {
      items.push(...(await search(ctx, kind, input, input.limit - items.length)));
    }
  }
  return { items };
}
