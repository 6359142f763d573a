import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { areaSqm } from '#shared/units.ts';
import { buildingForm, fragment, limitLevel, sqm, unitFilter } from './words.ts';

const establishment = z.record(z.string().max(10), z.int().min(0).max(1_000_000));

/** Approved area by the standard (OS-4 … OS-7), m² as text with two places; usable area but the last, which is building area. */
export const approvedFigures = z.object({
  officeSqm: sqm,
  servicePerHeadSqm: sqm,
  serviceSqm: sqm,
  equipmentSqm: sqm,
  basicUsableSqm: sqm,
  basicBuildingSqm: sqm,
});

export const computeLimits = route({
  method: 'POST',
  path: '/office-space/limits/compute',
  permission: 'signed-in',
  readOnly: true,
  body: z.strictObject({
    level: limitLevel,
    /** Approved posts per rank: `{"M3": 1, "M4": 4, "M5": 145}`. */
    establishment,
    building: buildingForm,
    /** The tables in force on this day; today when absent. */
    on: day.optional(),
  }),
  returns: approvedFigures.extend({
    establishmentCount: z.int(),
    clauses: z.array(z.string()),
    steps: z.array(z.object({ step: z.string(), formula: z.string(), sqm, clause: z.string() })),
  }),
  errors: ['office-space.no_table_in_force', 'office-space.township_service_unset'],
  summary: 'What-if: the approved area an establishment would give',
});

export const approvedArea = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  source: z.enum(['computed', 'filed']),
  level: limitLevel,
  establishment: z.record(z.string(), z.int()),
  building: buildingForm,
  officeSqm: sqm,
  serviceSqm: sqm,
  equipmentSqm: sqm,
  basicUsableSqm: sqm,
  basicBuildingSqm: sqm,
  /** The figures follow the limits of 1999 and are to be computed anew (OS-10). */
  obsoleteValues: z.boolean(),
  document: z.string().nullable(),
  from: day,
  to: day.nullable(),
  version: z.int32(),
});

export const listApprovedAreas = route({
  method: 'GET',
  path: '/office-space/approved-areas',
  permission: 'office-space.approved-area.read',
  query: pageQuery(['orgName', 'basicUsableSqm', 'from']).extend({
    q: fragment,
    ...unitFilter,
    on: day.optional(),
    history: z.enum(['current', 'all']).default('current'),
    source: listParam(z.enum(['computed', 'filed'])),
    obsolete: z.enum(['true', 'false']).optional(),
  }),
  returns: pageOf(approvedArea.extend({ abilities })),
  summary: 'Approved area of units, dated',
});

export const computeApprovedArea = route({
  method: 'POST',
  path: '/office-space/approved-areas/compute',
  permission: 'office-space.approved-area.manage',
  body: z.object({ orgId: id, building: buildingForm, from: day, document: z.string().trim().min(1).max(200).nullable().optional() }),
  returns: approvedArea,
  status: 201,
  errors: [
    'office-space.establishment_missing',
    'office-space.no_table_in_force',
    'office-space.rank_not_of_level',
    'office-space.establishment_empty',
    'office-space.township_service_unset',
    'office-space.approved_area_overlap',
    'office-space.count_too_large',
    'office-space.count_not_whole',
  ],
  summary: 'Compute and store the approved area of a unit from its establishment',
});

export const fileApprovedArea = route({
  method: 'POST',
  path: '/office-space/approved-areas/file',
  permission: 'office-space.approved-area.manage',
  body: z.object({
    orgId: id,
    building: buildingForm,
    officeSqm: areaSqm,
    serviceSqm: areaSqm,
    equipmentSqm: areaSqm,
    basicBuildingSqm: areaSqm,
    from: day,
    document: z.string().trim().min(1).max(200),
  }),
  returns: approvedArea,
  status: 201,
  errors: ['office-space.approved_area_overlap'],
  summary: 'File an approved area decided by document; figures of 1999 are marked (OS-10)',
});
