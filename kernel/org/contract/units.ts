import { z } from 'zod';
import { socialCreditCode } from '#shared/codes/social-credit-code.ts';
import { id } from '#shared/ids.ts';
import { abilities, booleanParam, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { adminLevel, divisionCode, document, effectiveOn, fragment, limitLevel, reason, unitFilter, unitKind, unitState } from './words.ts';

export const unit = z.object({
  id,
  parentId: id.nullable(),
  parentName: z.string().nullable(),
  name: z.string(),
  shortName: z.string().nullable(),
  /** Unified social credit code (GB 32100). */
  creditCode: z.string().nullable(),
  kind: unitKind,
  adminLevel,
  limitLevel,
  divisionCode,
  divisionName: z.string(),
  sortNo: z.int(),
  state: unitState,
  successorId: id.nullable(),
  successorName: z.string().nullable(),
  foundedOn: day,
  endedOn: day.nullable(),
  /** Active units one level below, within reach. */
  childCount: z.int(),
  version: z.int32(),
});
export type Unit = z.infer<typeof unit>;

const unitListFilter = {
  q: fragment,
  ...unitFilter,
  /** One level below this unit. */
  parentId: id.optional(),
  kind: listParam(unitKind),
  adminLevel: listParam(adminLevel),
  limitLevel: listParam(limitLevel),
  /** At or below this division. */
  divisionCode: divisionCode.optional(),
  /** Active ones unless told. */
  state: listParam(unitState),
};
export const unitSort = ['sortNo', 'name', 'kind', 'foundedOn'] as const;

export const listUnits = route({
  method: 'GET',
  path: '/org/units',
  permission: 'org.unit.read',
  query: pageQuery(unitSort).extend(unitListFilter),
  returns: pageOf(unit),
  summary: 'Units within reach',
});

export const unitNode = z.object({
  id,
  /** Null for the tops of what the reader reaches. */
  parentId: id.nullable(),
  name: z.string(),
  shortName: z.string().nullable(),
  kind: unitKind,
  adminLevel,
  state: unitState,
  childCount: z.int(),
});

/** Flat, parents before children; a node whose `childCount` exceeds its children here is opened by asking with its id as `parentId`. */
export const unitTree = route({
  method: 'GET',
  path: '/org/units/tree',
  permission: 'org.unit.read',
  query: z.object({
    /** Below this unit, itself left out; else from the tops of the reader's reach. */
    parentId: id.optional(),
    /** Levels to answer. */
    depth: z.coerce.number().int().min(1).max(10).default(2),
    /** The tree as it stood on a past day, with the names of that day. */
    on: day.optional(),
  }),
  returns: z.object({ items: z.array(unitNode), on: day }),
  errors: ['org.day_in_future'],
  summary: 'The tree of units today or on any past day',
});

/** For choosing a unit: by fragment, or by id to show what was chosen. At most 50. */
export const pickUnits = route({
  method: 'GET',
  path: '/org/units/pick',
  permission: 'org.unit.read',
  query: z.object({ q: fragment, ids: listParam(id), kind: listParam(unitKind), withEnded: booleanParam }),
  returns: z.object({
    items: z.array(z.object({ id, name: z.string(), path: z.string(), kind: unitKind, state: unitState })),
  }),
  summary: 'Units to choose from, each with the names above it',
});

export const getUnit = route({
  method: 'GET',
  path: '/org/units/:unitId',
  permission: 'org.unit.read',
  params: z.object({ unitId: id }),
  returns: unit.extend({
    /** From the root down, the unit itself left out. */
    ancestors: z.array(z.object({ id, name: z.string() })),
    servingCount: z.int(),
    abilities,
  }),
  summary: 'One unit with what stands above it',
});

const particulars = {
  shortName: z.string().trim().min(1).max(50).nullable().optional(),
  creditCode: socialCreditCode.nullable().optional(),
  divisionCode,
  sortNo: z.int().min(0).max(1_000_000).optional(),
};
const name = z.string().trim().min(2).max(100);
const standing = { kind: unitKind, adminLevel, limitLevel };
const particularRefusals = ['org.credit_code_taken', 'org.division_unknown'];

/** A unit as it is founded. */
export const newUnit = z.object({
  /** Null for the top of a tree: only for one who reaches every unit. */
  parentId: id.nullable(),
  name,
  ...standing,
  ...particulars,
  foundedOn: effectiveOn,
  document: document.nullable().optional(),
});

export const createUnit = route({
  method: 'POST',
  path: '/org/units',
  permission: 'org.unit.manage',
  body: newUnit,
  returns: z.object({ id }),
  status: 201,
  errors: [...particularRefusals, 'org.unit_name_taken', 'org.unit_parent_unknown', 'org.unit_ended', 'org.day_in_future'],
  summary: 'Found a unit',
});

/** What a unit keeps itself. Its name and its standing are changed above it. */
export const changeUnit = route({
  method: 'PATCH',
  path: '/org/units/:unitId',
  permission: 'org.unit.change',
  params: z.object({ unitId: id }),
  body: z.object(particulars).partial().extend({ version: z.int32() }),
  returns: z.object({ id, version: z.int32() }),
  errors: [...particularRefusals, 'org.unit_ended'],
  summary: 'Change particulars of a unit',
});

/** Past days keep the former name. */
export const renameUnit = route({
  method: 'POST',
  path: '/org/units/:unitId/rename',
  permission: 'org.unit.manage',
  params: z.object({ unitId: id }),
  body: z.object({
    name,
    shortName: particulars.shortName,
    /** First day of the new name. */
    on: effectiveOn,
    reason,
    document: document.nullable().optional(),
    version: z.int32(),
  }),
  returns: z.object({ id, version: z.int32() }),
  errors: ['org.unit_name_taken', 'org.unit_ended', 'org.day_in_future', 'org.day_before_last_change'],
  summary: 'Rename a unit; the former name is kept',
});

/** Kind and levels decide which limits hold and who counts as an organ. */
export const reclassifyUnit = route({
  method: 'POST',
  path: '/org/units/:unitId/reclassify',
  permission: 'org.unit.manage',
  params: z.object({ unitId: id }),
  body: z.object(standing).partial().extend({ reason, document: document.nullable().optional(), version: z.int32() }),
  returns: z.object({ id, version: z.int32() }),
  errors: ['org.unit_ended', 'org.level_in_use'],
  summary: 'Change the kind or the levels of a unit',
});
