import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { areaSqm } from '#shared/units.ts';
import { divisionCode, fragment, latitude, longitude, sqm, unitFilter } from './words.ts';

/** A courtyard or site (院区). `orgId` is the managing unit. Counts are those of the buildings and rooms the reader sees. */
export const campus = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  code: z.string(),
  name: z.string(),
  divisionCode,
  divisionName: z.string(),
  address: z.string().nullable(),
  longitude: z.string().nullable(),
  latitude: z.string().nullable(),
  landAreaSqm: sqm.nullable(),
  buildingCount: z.int(),
  version: z.int32(),
});
export type Campus = z.infer<typeof campus>;

export const campusFilter = { q: fragment, ...unitFilter, divisionCode: divisionCode.optional() };
export const campusSort = ['name', 'code', 'landAreaSqm'] as const;

export const listCampuses = route({
  method: 'GET',
  path: '/places/campuses',
  permission: 'places.place.read',
  query: pageQuery(campusSort).extend(campusFilter),
  returns: pageOf(campus),
  summary: 'Campuses the reader manages or has rooms on',
});

export const getCampus = route({
  method: 'GET',
  path: '/places/campuses/:campusId',
  permission: 'places.place.read',
  params: z.object({ campusId: id }),
  returns: campus.extend({ abilities }),
  summary: 'One campus',
});

const campusFacts = {
  code: z.string().trim().min(1).max(40),
  name: z.string().trim().min(1).max(100),
  divisionCode,
  address: z.string().trim().max(200).nullable().optional(),
  longitude: longitude.nullable().optional(),
  latitude: latitude.nullable().optional(),
  landAreaSqm: areaSqm.nullable().optional(),
};
const refusals = ['places.campus_code_taken', 'places.division_unknown'];

export const createCampus = route({
  method: 'POST',
  path: '/places/campuses',
  permission: 'places.place.manage',
  body: z.object({ orgId: id, ...campusFacts }),
  returns: z.object({ id }),
  status: 201,
  errors: [...refusals, 'places.unit_unknown'],
  summary: 'Enter a campus',
});

export const changeCampus = route({
  method: 'PATCH',
  path: '/places/campuses/:campusId',
  permission: 'places.place.manage',
  params: z.object({ campusId: id }),
  body: z.object(campusFacts).partial().extend({ version: z.int32() }),
  returns: z.object({ id, version: z.int32() }),
  errors: refusals,
  summary: 'Change facts of a campus; what is not sent stays',
});
