import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import type { Day } from '#shared/time.ts';
import { floorNameSql } from './ensure-floors.ts';
import { type PutResult, putRows } from './put-rows.ts';
import { roomSearchText } from './search-text.ts';

/** A room to put. A field left out stays as it is (or takes the default), `null` empties it. Areas in m², decimal text. */
export interface RoomRow {
  /** With `code` the key. */
  readonly buildingId: string;
  readonly code: string;
  /** Using unit. Another one than the room has hands the room over: whether that is allowed is the caller's to decide. */
  readonly orgId: string;
  /** 1 is the ground floor, basements are negative. A floor that is missing is made. */
  readonly level: number;
  readonly name: string;
  readonly kind: string;
  readonly kindDocument?: string | null | undefined;
  readonly usableAreaSqm?: string | null | undefined;
  readonly buildingAreaSqm?: string | null | undefined;
  /** `in-use` unless told. */
  readonly state?: string | undefined;
  readonly vacantSince?: Day | null | undefined;
  readonly note?: string | null | undefined;
}

const fields = {
  buildingId: { column: 'building_id', type: 'uuid' },
  code: { column: 'code', type: 'text' },
  orgId: { column: 'org_id', type: 'uuid' },
  floorId: { column: 'floor_id', type: 'uuid' },
  name: { column: 'name', type: 'text' },
  kind: { column: 'kind', type: 'text' },
  kindDocument: { column: 'kind_document', type: 'text' },
  usableAreaSqm: { column: 'usable_area_sqm', type: 'numeric(10, 2)' },
  buildingAreaSqm: { column: 'building_area_sqm', type: 'numeric(10, 2)' },
  state: { column: 'state', type: 'text' },
  vacantSince: { column: 'vacant_since', type: 'date' },
  note: { column: 'note', type: 'text' },
  searchText: { column: 'search_text', type: 'text' },
} as const;

const keyOf = (buildingId: string, level: number): string => `${buildingId} ${level}`;

/** Ids of the floors that rows name, by building and level; missing ones are made where the actor manages the building. */
async function floorsFor(ctx: Ctx, rows: readonly RoomRow[]): Promise<Map<string, string>> {
  const wanted = [...new Map(rows.map((r) => [keyOf(r.buildingId, r.level), r])).values()];
  const values = [wanted.map((r) => r.buildingId), wanted.map((r) => r.level)];
  const named = 'unnest($1::uuid[], $2::int[]) as w(building_id, level)';
  // Missing floors are looked for first: who only uses a building may put rooms on its floors and not make new ones.
  await ctx.client.query(
    `insert into places.floor (id, building_id, level, name)
     select gen_random_uuid(), w.building_id, w.level, ${floorNameSql('w.level')} from ${named}
     where not exists (select 1 from places.floor f where f.building_id = w.building_id and f.level = w.level)
     order by 2, 3 on conflict on constraint floor_level do nothing`,
    values,
  );
  const { rows: known } = await ctx.client.query<{ id: string; building_id: string; level: number }>(
    `select f.id, f.building_id, f.level from places.floor f join ${named} on w.building_id = f.building_id and w.level = f.level`,
    values,
  );
  if (known.length !== wanted.length) refuse('not_found');
  return new Map(known.map((f) => [keyOf(f.building_id, f.level), f.id]));
}

/**
 * Puts rooms by (building, number), set-based, and makes the floors they need; answers id and outcome per row in the order given. One statement
 * per 5,000 rows and set of named fields. Refuses `places.key_twice`; a building out of sight is `not_found`.
 */
export async function putRooms(ctx: Ctx, rows: readonly RoomRow[]): Promise<PutResult[]> {
  if (rows.length === 0) return [];
  const floors = await floorsFor(ctx, rows);
  const full = rows.map((r) => ({ ...r, floorId: floors.get(keyOf(r.buildingId, r.level)), searchText: roomSearchText(r) }));
  const orgs = rows.map((r) => r.orgId);
  return putRows(ctx, { table: 'places.room', action: 'places.rooms.put', key: ['buildingId', 'code'], fields }, orgs, full);
}
