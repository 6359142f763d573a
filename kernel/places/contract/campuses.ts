import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { areaSqm } from '#shared/units.ts';
import { divisionCode, fragment, latitude, longitude, reason, sqm, unitFilter } from './words.ts';

/** A courtyard or site (院区). `orgId` is the managing unit. */
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
  /** Buildings on it that the reader sees. */
  buildingCount: z.int(),
  version: z.int(),
});
export type Campus = z.infer<typeof campus>;

export const campusSort = ['name', 'code', 'orgName', 'landAreaSqm'] as const;
export const listCampuses = route({
  method: 'GET',
  path: '/places/campuses',
  permission: 'places.place.read',
  query: pageQuery(campusSort).extend({ q: fragment, ...unitFilter, divisionCode: divisionCode.optional() }),
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
  permission: 'places.campus.manage',
  body: z.object({ orgId: id, ...campusFacts }),
  returns: z.object({ id }),
  status: 201,
  errors: [...refusals, 'places.unit_ended'],
  summary: 'Enter a campus',
});

export const changeCampus = route({
  method: 'PATCH',
  path: '/places/campuses/:campusId',
  permission: 'places.campus.manage',
  params: z.object({ campusId: id }),
  body: z.object(campusFacts).partial().extend({ version: z.int() }),
  returns: z.object({ id, version: z.int() }),
  errors: refusals,
  summary: 'Change facts of a campus',
});

export const removeCampus = route({
  method: 'POST',
  path: '/places/campuses/:campusId/remove',
  permission: 'places.campus.manage',
  params: z.object({ campusId: id }),
  body: z.object({ reason, version: z.int() }),
  returns: 'none',
  errors: ['places.campus_in_use'],
  summary: 'Remove a campus entered by mistake: nothing may stand on it',
});
