import { z } from 'zod';
import { booleanParam, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { divisionCode, divisionKind, divisionLevel, fragment } from './words.ts';

export const division = z.object({
  code: divisionCode,
  name: z.string(),
  level: divisionLevel,
  kind: divisionKind,
  parentCode: divisionCode.nullable(),
  /** False for development zones, farms and parks that statistics list as towns. */
  administrative: z.boolean(),
  validFrom: day.nullable(),
  /** First day on which it no longer stands (320405, 320482); accepted in old data only. */
  validTo: day.nullable(),
});
export type Division = z.infer<typeof division>;

export const divisionNode = division.extend({ childCount: z.int() });

/** Below a division, or the provinces; for trees that open level by level. */
export const listDivisionChildren = route({
  method: 'GET',
  path: '/org/divisions/children',
  permission: 'org.division.read',
  query: z.object({ code: divisionCode.optional(), withAbolished: booleanParam }),
  returns: z.object({ items: z.array(divisionNode) }),
  summary: 'Divisions one level below a code, or the provinces',
});

const divisionSort = ['code', 'name'] as const;

export const listDivisions = route({
  method: 'GET',
  path: '/org/divisions',
  permission: 'org.division.read',
  query: pageQuery(divisionSort).extend({
    q: fragment,
    /** At or below this code. */
    under: divisionCode.optional(),
    level: listParam(divisionLevel),
    kind: listParam(divisionKind),
    administrative: booleanParam,
    withAbolished: booleanParam,
  }),
  returns: pageOf(division.extend({ path: z.string() })),
  summary: 'Divisions by name, code or level; each with the names above it',
});

export const getDivision = route({
  method: 'GET',
  path: '/org/divisions/:code',
  permission: 'org.division.read',
  params: z.object({ code: divisionCode }),
  returns: division.extend({ ancestors: z.array(z.object({ code: divisionCode, name: z.string() })), childCount: z.int() }),
  summary: 'One division with the divisions above it',
});
