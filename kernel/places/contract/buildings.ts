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
  version: z.int32(),
});
export type Building = z.infer<typeof building>;

export const buildingFilter = {
  q: fragment,
  ...unitFilter,
  campusId: id.optional(),
  /** At or below this division. */
  divisionCode: divisionCode.optional(),
  state: listParam(buildingState),
};
export const buildingSort = ['name', 'code', 'buildingAreaSqm', 'usableAreaSqm', 'builtYear'] as const;

export const listBuildings = route({
  method: 'GET',
  path: '/places/buildings',
  permission: 'places.place.read',
  query: pageQuery(buildingSort).extend(buildingFilter),
  returns: pageOf(building),
  summary: 'Buildings the reader manages or has rooms in',
});

/** A floor; counts and sums are those of the rooms the reader sees. */
export const floor = z.object({ id, level: z.int(), name: z.string(), roomCount: z.int(), usableAreaSqm: sqm });

export const getBuilding = route({
  method: 'GET',
  path: '/places/buildings/:buildingId',
  permission: 'places.place.read',
  params: z.object({ buildingId: id }),
  returns: building.extend({
    /** Highest first. */
    floors: z.array(floor),
    /** Units with rooms inside, as far as the reader reaches them. */
    users: z.array(z.object({ orgId: id, orgName: z.string(), roomCount: z.int(), usableAreaSqm: sqm })),
    abilities,
  }),
  summary: 'One building with its floors and the units inside',
});

/** What a building is entered with; office space takes the same facts under its own rights. */
export const buildingFacts = {
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
const refusals = ['places.building_code_taken', 'places.division_unknown', 'places.campus_unknown'];

export const createBuilding = route({
  method: 'POST',
  path: '/places/buildings',
  permission: 'places.place.manage',
  body: z.object({
    orgId: id,
    ...buildingFacts,
    heightClass: heightClass.default('multi-storey'),
    state: buildingState.default('in-use'),
  }),
  returns: z.object({ id }),
  status: 201,
  errors: [...refusals, 'places.unit_unknown'],
  summary: 'Enter a building with the floors its storeys say',
});

export const changeBuilding = route({
  method: 'PATCH',
  path: '/places/buildings/:buildingId',
  permission: 'places.place.manage',
  params: z.object({ buildingId: id }),
  body: z.object(buildingFacts).partial().extend({ version: z.int32() }),
  returns: z.object({ id, version: z.int32() }),
  errors: refusals,
  summary: 'Change facts of a building; what is not sent stays, floors are added when storeys grow',
});

export const listFloors = route({
  method: 'GET',
  path: '/places/buildings/:buildingId/floors',
  permission: 'places.place.read',
  params: z.object({ buildingId: id }),
  returns: pageOf(floor),
  summary: 'Floors of a building, highest first',
});

/** The floors as they shall be: levels not named are removed where they are empty, the others are added or renamed. */
export const putFloors = route({
  method: 'PUT',
  path: '/places/buildings/:buildingId/floors',
  permission: 'places.place.manage',
  params: z.object({ buildingId: id }),
  body: z.object({ floors: z.array(z.object({ level: floorLevel, name: z.string().trim().min(1).max(40) })).max(220) }),
  returns: pageOf(floor),
  errors: ['places.floor_in_use', 'places.floor_twice'],
  summary: 'Set the floors of a building',
});
