import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import { ensureFloors } from './ensure-floors.ts';
import { buildingSearchText } from './search-text.ts';

const columns = {
  campusId: 'campus_id',
  code: 'code',
  name: 'name',
  divisionCode: 'division_code',
  address: 'address',
  longitude: 'longitude',
  latitude: 'latitude',
  structure: 'structure',
  heightClass: 'height_class',
  storeysAbove: 'storeys_above',
  storeysBelow: 'storeys_below',
  builtYear: 'built_year',
  buildingAreaSqm: 'building_area_sqm',
  usableAreaSqm: 'usable_area_sqm',
  state: 'state',
} as const;
type Field = keyof typeof columns;
const fields = Object.keys(columns) as Field[];

/** Facts of a building as the contracts take them; areas in m², decimal text. */
export type BuildingFacts = { readonly [F in Field]?: string | number | null | undefined };
export type NewBuilding = BuildingFacts & { readonly orgId: string; readonly code: string; readonly name: string };

const columnsOf = (facts: BuildingFacts) => {
  const sent = fields.filter((field) => facts[field] !== undefined);
  return { sent, set: Object.fromEntries(sent.map((field) => [columns[field], facts[field]])) };
};

/**
 * Enters a building with the floors its storeys say and answers its id. Unit and campus are the caller's to check, audit entry and codes of
 * violated constraints (`building_code`, `building_division_code_fkey`) are the caller's to name.
 */
export async function insertBuilding(ctx: Ctx, facts: NewBuilding): Promise<string> {
  const id = newId();
  await ctx.db
    .insertInto('places.building')
    .values({ id, org_id: facts.orgId, search_text: buildingSearchText(facts as never), ...columnsOf(facts).set } as never)
    .execute();
  await ensureFloors(ctx, [id]);
  return id;
}

/** A changed building: its unit, its new version, and the changed fields before and after for the audit entry. */
export interface BuildingChange {
  readonly orgId: string;
  readonly version: number;
  readonly before: Record<string, unknown>;
  readonly after: Record<string, unknown>;
}

/**
 * Changes facts of a building; what is not sent stays, floors are added when storeys grow. The lock is taken under the wall of writing: a
 * building only seen is `not_found`, one changed meanwhile `stale`. `checkCampus` is asked before the building moves to another campus.
 */
export async function updateBuilding(
  ctx: Ctx,
  { id, version }: { readonly id: string; readonly version: number },
  facts: BuildingFacts,
  checkCampus: (ctx: Ctx, campusId: string | null) => Promise<void>,
): Promise<BuildingChange> {
  const before = found(await ctx.db.selectFrom('places.building').selectAll().where('id', '=', id).forUpdate().executeTakeFirst());
  if (before.version !== version) refuse('stale');
  const { sent, set } = columnsOf(facts);
  if (facts.campusId !== undefined && facts.campusId !== before.campus_id) await checkCampus(ctx, facts.campusId as string | null);
  const searchText = buildingSearchText({ ...before, ...(set as object) });
  const after = await ctx.db
    .updateTable('places.building')
    .set((eb) => ({ ...set, search_text: searchText, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  if (facts.storeysAbove || facts.storeysBelow) await ensureFloors(ctx, [id]);
  return {
    orgId: before.org_id,
    version: after.version,
    before: Object.fromEntries(sent.map((field) => [field, before[columns[field]]])),
    after: Object.fromEntries(sent.map((field) => [field, facts[field]])),
  };
}
