import { z } from 'zod';
import { buildingFacts as placeFacts } from '#kernel/places/contract/buildings.ts';
import { id } from '#shared/ids.ts';
import { abilities, booleanParam, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { amountYuan, areaSqm } from '#shared/units.ts';
import { acquiredHow, alarmLevel, buildingForm, buildingState, fragment, sqm, structure, titleStatus, unitFilter } from './words.ts';

const longitude = z.coerce.number().min(-180).max(180);
const latitude = z.coerce.number().min(-90).max(90);

/** A building as the list shows it. Areas of rooms and counts are those of the rooms the reader may see. */
export const building = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  campusId: id.nullable(),
  campusName: z.string().nullable(),
  code: z.string(),
  name: z.string(),
  divisionCode: z.string(),
  divisionName: z.string(),
  address: z.string().nullable(),
  longitude: z.string().nullable(),
  latitude: z.string().nullable(),
  structure: structure.nullable(),
  heightClass: buildingForm,
  storeysAbove: z.int().nullable(),
  storeysBelow: z.int().nullable(),
  builtYear: z.int().nullable(),
  /** Building area (建筑面积). */
  buildingAreaSqm: sqm.nullable(),
  /** Usable area (使用面积). */
  usableAreaSqm: sqm.nullable(),
  state: buildingState,
  titleStatus: titleStatus.nullable(),
  roomCount: z.int(),
  roomUsableSqm: sqm,
  vacantSqm: sqm,
  letSqm: sqm,
  lentSqm: sqm,
  rentedSqm: sqm,
  borrowedSqm: sqm,
  alarmCount: z.int(),
  version: z.int32(),
});
export type Building = z.infer<typeof building>;

export const buildingFilter = {
  q: fragment,
  ...unitFilter,
  divisionCode: z
    .string()
    .regex(/^\d{6,12}$/)
    .optional(),
  campusId: id.optional(),
  state: listParam(buildingState),
  heightClass: listParam(buildingForm),
  structure: listParam(structure),
  titleStatus: listParam(titleStatus),
  builtFrom: z.coerce.number().int().optional(),
  builtTo: z.coerce.number().int().optional(),
};
export const buildingSort = ['name', 'code', 'orgName', 'buildingAreaSqm', 'usableAreaSqm', 'builtYear'] as const;

export const listBuildings = route({
  method: 'GET',
  path: '/office-space/buildings',
  permission: 'office-space.building.read',
  query: pageQuery(buildingSort).extend(buildingFilter).extend({ withTotals: booleanParam }),
  returns: pageOf(building).extend({ totals: z.object({ buildingAreaSqm: sqm, usableAreaSqm: sqm }).optional() }),
  summary: 'Buildings the reader manages or has rooms in',
});

export const exportBuildings = route({
  method: 'GET',
  path: '/office-space/buildings/export',
  permission: 'office-space.building.read',
  query: z.object({ sort: pageQuery(buildingSort).shape.sort, ...buildingFilter }),
  returns: 'file',
  summary: 'The filtered buildings as an Excel workbook',
});

export const mapPoint = z.object({
  id,
  name: z.string(),
  longitude: z.number(),
  latitude: z.number(),
  state: buildingState,
  /** Worst open alarm in the building; null when there is none or the reader may not see alarms. */
  alarmLevel: alarmLevel.nullable(),
});
export const mapBuildings = route({
  method: 'GET',
  path: '/office-space/buildings/map',
  permission: 'office-space.building.read',
  query: z.object(buildingFilter),
  returns: z.object({ items: z.array(mapPoint), total: z.int(), withoutPosition: z.int() }),
  summary: 'The filtered buildings as points of a map',
});

export const getBuilding = route({
  method: 'GET',
  path: '/office-space/buildings/:buildingId',
  permission: 'office-space.building.read',
  params: z.object({ buildingId: id }),
  returns: building.extend({
    floors: z.array(z.object({ id, level: z.int(), name: z.string(), roomCount: z.int(), usableAreaSqm: sqm })),
    users: z.array(z.object({ orgId: id, orgName: z.string(), roomCount: z.int(), usableAreaSqm: sqm })),
    abilities,
  }),
  summary: 'One building with its floors and the units inside',
});

/** The facts of places, with the codes and the coordinates as this room has always taken them. */
const buildingFacts = {
  ...placeFacts,
  divisionCode: z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/, { error: 'division_code' }),
  longitude: longitude.nullable().optional(),
  latitude: latitude.nullable().optional(),
};

export const createBuilding = route({
  method: 'POST',
  path: '/office-space/buildings',
  permission: 'office-space.building.manage',
  body: z.object({
    orgId: id,
    ...buildingFacts,
    heightClass: buildingForm.default('multi-storey'),
    state: buildingState.default('in-use'),
  }),
  returns: z.object({ id }),
  status: 201,
  errors: ['office-space.building_code_taken', 'office-space.division_unknown'],
  summary: 'Enter a building into the register',
});

export const changeBuilding = route({
  method: 'PATCH',
  path: '/office-space/buildings/:buildingId',
  permission: 'office-space.building.manage',
  params: z.object({ buildingId: id }),
  body: z.object(buildingFacts).partial().extend({ version: z.int32() }),
  returns: z.object({ id, version: z.int32() }),
  errors: ['office-space.building_code_taken', 'office-space.division_unknown'],
  summary: 'Change facts of a building',
});

/** Ownership of a building (权属, T7). Certificate and value are seen by few. */
export const title = z.object({
  status: titleStatus,
  ownerName: z.string().nullable(),
  certificateNo: z.string().nullable(),
  certificateAreaSqm: sqm.nullable(),
  landCertificateNo: z.string().nullable(),
  acquiredHow: acquiredHow.nullable(),
  acquiredOn: day.nullable(),
  valueYuan: z.string().nullable(),
  document: z.string().nullable(),
  version: z.int32(),
});

export const getTitle = route({
  method: 'GET',
  path: '/office-space/buildings/:buildingId/title',
  permission: 'office-space.title.read',
  params: z.object({ buildingId: id }),
  returns: z.object({ title: title.nullable(), abilities }),
  summary: 'Ownership, certificate and value of a building',
});

export const putTitle = route({
  method: 'PUT',
  path: '/office-space/buildings/:buildingId/title',
  permission: 'office-space.title.manage',
  params: z.object({ buildingId: id }),
  body: z.object({
    status: titleStatus,
    ownerName: z.string().trim().max(100).nullable().optional(),
    certificateNo: z.string().trim().min(1).max(100).nullable().optional(),
    certificateAreaSqm: areaSqm.nullable().optional(),
    landCertificateNo: z.string().trim().max(100).nullable().optional(),
    acquiredHow: acquiredHow.nullable().optional(),
    acquiredOn: day.nullable().optional(),
    valueYuan: amountYuan.nullable().optional(),
    /** Approval of the secret-unit exception, or the ownership filing (OS-26). */
    document: z.string().trim().min(1).max(200).nullable().optional(),
    /** Version of the title that was read; absent for the first entry. */
    version: z.int32().optional(),
  }),
  returns: title,
  errors: ['office-space.certificate_taken', 'office-space.secret_approval_missing', 'office-space.filing_missing'],
  summary: 'Enter or change the ownership of a building',
});
