import { z } from 'zod';
import { defineErrors } from '#shared/errors.ts';
import { id } from '#shared/ids.ts';
import { abilities, booleanParam, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { definePermissions } from '#shared/permissions.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { archiveCategories } from '../rules/archive.ts';
import { newPaper, paper } from './papers.ts';
import { fragment, titleStatus, unitFilter } from './words.ts';

/** The archive and the reconciliation are the administration's; a managing unit explains what differs in its buildings (OS-26, OS-27). */
export const archivePermissions = definePermissions({
  'office-space.archive.read': ['unit-admin', 'officer', 'leader', 'inspector'],
  'office-space.archive.manage': ['officer'],
  'office-space.reconciliation.read': ['unit-admin', 'officer', 'leader', 'inspector'],
  'office-space.reconciliation.run': ['officer'],
  'office-space.reconciliation.explain': ['unit-admin', 'officer'],
});

export const archiveErrors = defineErrors({
  'office-space.archive_number_taken': 409,
  'office-space.archive_removed': 409,
  'office-space.difference_state': 409,
  'office-space.difference_remains': 409,
});

/** `archive_category` */
export const archiveCategory = z.enum(archiveCategories);

export const archiveDocument = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  buildingId: id,
  buildingName: z.string(),
  category: archiveCategory.meta({ enum: 'office-space.archive_category' }),
  title: z.string(),
  number: z.string().nullable(),
  datedOn: day.nullable(),
  holder: z.string().nullable(),
  paperLocation: z.string().nullable(),
  note: z.string().nullable(),
  removedOn: day.nullable(),
  removedReason: z.string().nullable(),
  scanCount: z.int(),
  version: z.int32(),
});

const archiveFilter = {
  q: fragment,
  ...unitFilter,
  buildingId: id.optional(),
  category: listParam(archiveCategory.meta({ enum: 'office-space.archive_category' })),
  scanned: booleanParam,
  withRemoved: booleanParam,
};
const archiveSort = ['title', 'number', 'datedOn', 'buildingName'] as const;

export const listArchive = route({
  method: 'GET',
  path: '/office-space/archive',
  permission: 'office-space.archive.read',
  query: pageQuery(archiveSort).extend(archiveFilter),
  returns: pageOf(archiveDocument.extend({ papers: z.array(paper), abilities })),
  summary: 'Documents of the ownership archive',
});

export const exportArchive = route({
  method: 'GET',
  path: '/office-space/archive/export',
  permission: 'office-space.archive.read',
  query: z.object({ sort: pageQuery(archiveSort).shape.sort, ...archiveFilter }),
  returns: 'file',
  summary: 'The filtered archive as an Excel workbook',
});

/** Whether a building's archive proves its ownership. */
export const archiveState = z.object({
  buildingId: id,
  buildingCode: z.string(),
  buildingName: z.string(),
  orgId: id,
  orgName: z.string(),
  titleStatus: titleStatus.nullable(),
  documentCount: z.int(),
  complete: z.boolean(),
  missing: z.array(archiveCategory),
  unscanned: z.array(archiveCategory),
});

export const listArchiveStates = route({
  method: 'GET',
  path: '/office-space/archive/buildings',
  permission: 'office-space.archive.read',
  query: pageQuery(['buildingName', 'orgName']).extend({ q: fragment, ...unitFilter, complete: booleanParam }),
  returns: pageOf(archiveState),
  summary: 'Completeness of the archive, building by building, by the status of ownership (T7)',
});

export const archiveOfBuilding = route({
  method: 'GET',
  path: '/office-space/buildings/:buildingId/archive',
  permission: 'office-space.archive.read',
  params: z.object({ buildingId: id }),
  returns: archiveState.extend({
    required: z.array(archiveCategory),
    clause: z.string(),
    documents: z.array(archiveDocument.extend({ papers: z.array(paper), abilities })),
    abilities,
  }),
  summary: 'Archive of a building with what it lacks',
});

const documentFacts = {
  category: archiveCategory.meta({ enum: 'office-space.archive_category' }),
  title: z.string().trim().min(1).max(200),
  number: z.string().trim().min(1).max(100).nullable().optional(),
  datedOn: day.nullable().optional(),
  holder: z.string().trim().max(100).nullable().optional(),
  paperLocation: z.string().trim().max(100).nullable().optional(),
  note: z.string().trim().max(300).nullable().optional(),
  papers: z
    .array(newPaper(z.literal('scan')))
    .max(20)
    .default([]),
};
const taken = 'office-space.archive_number_taken';

export const fileDocument = route({
  method: 'POST',
  path: '/office-space/archive',
  permission: 'office-space.archive.manage',
  body: z.object({ buildingId: id, ...documentFacts }),
  returns: z.object({ id }),
  status: 201,
  errors: [taken],
  summary: 'Put a document into the archive of a building',
});

export const changeDocument = route({
  method: 'PUT',
  path: '/office-space/archive/:documentId',
  permission: 'office-space.archive.manage',
  params: z.object({ documentId: id }),
  body: z.object({ ...documentFacts, version: z.int32() }),
  returns: z.object({ id, version: z.int32() }),
  errors: [taken, 'office-space.archive_removed'],
  summary: 'Correct a document of the archive; scans are added',
});

export const removeDocument = route({
  method: 'POST',
  path: '/office-space/archive/:documentId/remove',
  permission: 'office-space.archive.manage',
  params: z.object({ documentId: id }),
  body: z.object({ reason: z.string().trim().min(1).max(200) }),
  returns: z.object({ id }),
  errors: ['office-space.archive_removed'],
  summary: 'Take a document out of the archive with the reason; it stays readable',
});
