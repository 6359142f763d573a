import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { areaSqm } from '#shared/units.ts';
import {
  buildingState,
  divisionCode,
  floorLevel,
  fragment,
  heightClass,
  latitude,
  longitude,
  reason,
  sqm,
  structure,
  unitFilter,
} from './words.ts';

/** A building with its physical facts. `orgId` is the managing unit. Counts and sums are those of the rooms the reader sees. */
export const building = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  campusId: id.nullable(),
  campusName: z.string().nullable(),
  code: z.string(),
  name: z.string(),
  divisionCode,
  divisionName: z.string(),
  address: z.string().nullable(),
  longitude: z.string().nullable(),
  latitude: z.string().nullable(),
  structure: structure.nullable(),
  heightClass,
  storeysAbove: z.int().nullable(),
  storeysBelow: z.int().nullable(),
  builtYear: z.int().nullable(),
  /** Building area (建筑面积); null when unknown. */
  buildingAreaSqm: sqm.nullable(),
  /** Usable area (使用面积); null when unknown. */
  usableAreaSqm: sqm.nullable(),
  state: buildingState,
  roomCount: z.int(),
  roomUsableSqm: sqm,
  version: z.int(),
});
export type Building = z.infer<typeof building>;

export const buildingFilter = {
  q: fragment,
  ...unitFilter,
  campusId: id.optional(),
  divisionCode: divisionCode.optional(),
  state: listParam(buildingState),
  structure: listParam(structure),
  heightClass: listParam(heightClass),
  builtFrom: z.coerce.number().int().optional(),
  builtTo: z.coerce.number().int().optional(),
};
export const buildingSort = ['name', 'code', 'orgName', 'buildingAreaSqm', 'usableAreaSqm', 'builtYear'] as const;

export const listBuildings = route({
  method: 'GET',
  path: '/places/buildings',
  permission: 'places.place.read',
  query: pageQuery(buildingSort).extend(buildingFilter),
  returns: pageOf(building).extend({ totals: z.object({ buildingAreaSqm: sqm, usableAreaSqm: sqm }) }),
  summary: 'Buildings the reader manages or has rooms in, with the sums of all filtered',
});

/** RFC 7946; buildings without a position are counted, not drawn. */
export const mapBuildings = route({
  method: 'GET',
  path: '/places/buildings/map',
  permission: 'places.place.read',
  query: z.object(buildingFilter),
  returns: z.object({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.object({
        type: z.literal('Feature'),
        id,
        geometry: z.object({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()]) }),
        properties: z.object({ name: z.string(), code: z.string(), state: buildingState, buildingAreaSqm: sqm.nullable() }),
      }),
    ),
    withoutPosition: z.int(),
  }),
  summary: 'The filtered buildings as GeoJSON points',
});

export const floor = z.object({ id, level: z.int(), name: z.string(), roomCount: z.int(), usableAreaSqm: sqm });

export const getBuilding = route({
  method: 'GET',
  path: '/places/buildings/:buildingId',
  permission: 'places.place.read',
  params: z.object({ buildingId: id }),
  returns: building.extend({
    /** Highest first. */
    floors: z.array(floor),
    abilities,
  }),
  summary: 'One building with its floors',
});

const buildingFacts = {
  campusId: id.nullable().optional(),
  code: z.string().trim().min(1).max(40),
  name: z.string().trim().min(1).max(100),
  divisionCode,
  address: z.string().trim().max(200).nullable().optional(),
  longitude: longitude.nullable().optional(),
  latitude: latitude.nullable().optional(),
  structure: structure.nullable().optional(),
  heightClass,
  storeysAbove: z.int().min(0).max(200).nullable().optional(),
  storeysBelow: z.int().min(0).max(20).nullable().optional(),
  builtYear: z.int().min(1800).max(2200).nullable().optional(),
  buildingAreaSqm: areaSqm.nullable().optional(),
  usableAreaSqm: areaSqm.nullable().optional(),
  state: buildingState,
};
const refusals = ['places.building_code_taken', 'places.division_unknown'];

export const createBuilding = route({
  method: 'POST',
  path: '/places/buildings',
  permission: 'places.building.manage',
  body: z.object({
    orgId: id,
    ...buildingFacts,
    heightClass: heightClass.default('multi-storey'),
    state: buildingState.default('in-use'),
  }),
  returns: z.object({ id }),
  status: 201,
  errors: [...refusals, 'places.unit_ended'],
  summary: 'Enter a building; its floors come with it when the storeys are known',
});

export const changeBuilding = route({
  method: 'PATCH',
  path: '/places/buildings/:buildingId',
  permission: 'places.building.manage',
  params: z.object({ buildingId: id }),
  body: z.object(buildingFacts).partial().extend({ version: z.int() }),
  returns: z.object({ id, version: z.int() }),
  errors: refusals,
  summary: 'Change facts of a building',
});

export const removeBuilding = route({
  method: 'POST',
  path: '/places/buildings/:buildingId/remove',
  permission: 'places.building.manage',
  params: z.object({ buildingId: id }),
  body: z.object({ reason, version: z.int() }),
  returns: 'none',
  errors: ['places.building_in_use'],
  summary: 'Remove a building entered by mistake: no room and no record may refer to it',
});

/** The floors as they shall be: levels not named are removed where they are empty, the others are added or renamed. */
export const putFloors = route({
  method: 'PUT',
  path: '/places/buildings/:buildingId/floors',
  permission: 'places.building.manage',
  params: z.object({ buildingId: id }),
  body: z.object({ floors: z.array(z.object({ level: floorLevel, name: z.string().trim().min(1).max(40) })).max(220) }),
  returns: z.object({ items: z.array(floor) }),
  errors: ['places.floor_in_use', 'places.floor_twice'],
  summary: 'Set the floors of a building',
});
