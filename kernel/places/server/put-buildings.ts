import type { Ctx } from '#kernel/context.ts';
import { ensureFloors } from './ensure-floors.ts';
import { type PutResult, putRows } from './put-rows.ts';
import { buildingSearchText } from './search-text.ts';

interface Place {
  /** Managing unit; with `code` the key. */
  readonly orgId: string;
  readonly code: string;
  readonly name: string;
  readonly divisionCode: string;
  readonly address?: string | null | undefined;
  /** Degrees, six places. */
  readonly longitude?: string | null | undefined;
  readonly latitude?: string | null | undefined;
}

/** A campus to put. A field left out stays as it is, `null` empties it. Areas in m². */
export interface CampusRow extends Place {
  readonly landAreaSqm?: string | null | undefined;
}

/** A building to put. A field left out stays as it is (or takes the default), `null` empties it. Areas in m², decimal text. */
export interface BuildingRow extends Place {
  readonly campusId?: string | null | undefined;
  readonly structure?: string | null | undefined;
  readonly heightClass?: string | undefined;
  readonly storeysAbove?: number | null | undefined;
  readonly storeysBelow?: number | null | undefined;
  readonly builtYear?: number | null | undefined;
  readonly buildingAreaSqm?: string | null | undefined;
  readonly usableAreaSqm?: string | null | undefined;
  readonly state?: string | undefined;
}

const placeFields = {
  orgId: { column: 'org_id', type: 'uuid' },
  code: { column: 'code', type: 'text' },
  name: { column: 'name', type: 'text' },
  divisionCode: { column: 'division_code', type: 'text' },
  address: { column: 'address', type: 'text' },
  longitude: { column: 'longitude', type: 'numeric(9, 6)' },
  latitude: { column: 'latitude', type: 'numeric(8, 6)' },
  searchText: { column: 'search_text', type: 'text' },
} as const;

const buildingFields = {
  ...placeFields,
  campusId: { column: 'campus_id', type: 'uuid' },
  structure: { column: 'structure', type: 'text' },
  heightClass: { column: 'height_class', type: 'text' },
  storeysAbove: { column: 'storeys_above', type: 'int' },
  storeysBelow: { column: 'storeys_below', type: 'int' },
  builtYear: { column: 'built_year', type: 'int' },
  buildingAreaSqm: { column: 'building_area_sqm', type: 'numeric(12, 2)' },
  usableAreaSqm: { column: 'usable_area_sqm', type: 'numeric(12, 2)' },
  state: { column: 'state', type: 'text' },
} as const;

/** The search looks into the address too: where a row does not name it, the one that stands is read. */
async function withSearchText<R extends Place>(
  ctx: Ctx,
  table: 'places.campus' | 'places.building',
  rows: readonly R[],
): Promise<(R & { searchText: string })[]> {
  const silent = rows.filter((r) => r.address === undefined);
  const standing = new Map<string, string | null>();
  if (silent.length > 0) {
    const { rows: known } = await ctx.client.query<{ org_id: string; code: string; address: string | null }>(
      `select t.org_id, t.code, t.address from ${table} t join unnest($1::uuid[], $2::text[]) as k(org_id, code) on k.org_id = t.org_id and k.code = t.code`,
      [silent.map((r) => r.orgId), silent.map((r) => r.code)],
    );
    for (const k of known) standing.set(`${k.org_id} ${k.code}`, k.address);
  }
  return rows.map((r) => ({
    ...r,
    searchText: buildingSearchText({ ...r, address: r.address === undefined ? standing.get(`${r.orgId} ${r.code}`) : r.address }),
  }));
}

/**
 * Puts campuses by (managing unit, number), set-based; answers id and outcome per row in the order given.
 * Refuses `places.key_twice`; a campus that the actor only sees is `not_found`.
 */
export async function putCampuses(ctx: Ctx, rows: readonly CampusRow[]): Promise<PutResult[]> {
  const fields = { ...placeFields, landAreaSqm: { column: 'land_area_sqm', type: 'numeric(12, 2)' } };
  const full = await withSearchText(ctx, 'places.campus', rows);
  const orgs = rows.map((r) => r.orgId);
  return putRows(ctx, { table: 'places.campus', action: 'places.campuses.put', key: ['orgId', 'code'], fields }, orgs, full);
}

/**
 * Puts buildings by (managing unit, number), set-based, with the floors their storeys say; answers id and outcome per row in the order given.
 * Refuses `places.key_twice`; a building that the actor only sees is `not_found`. That `campusId` is within sight is the caller's to check.
 */
export async function putBuildings(ctx: Ctx, rows: readonly BuildingRow[]): Promise<PutResult[]> {
  const full = await withSearchText(ctx, 'places.building', rows);
  const orgs = rows.map((r) => r.orgId);
  const spec = { table: 'places.building', action: 'places.buildings.put', key: ['orgId', 'code'], fields: buildingFields } as const;
  const results = await putRows(ctx, spec, orgs, full);
  const touched = results.filter((r) => r.outcome !== 'same').map((r) => r.id);
  if (touched.length > 0) await ensureFloors(ctx, touched);
  return results;
}
