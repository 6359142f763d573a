import { z } from 'zod';
import { defineErrors } from '#shared/errors.ts';
import { id } from '#shared/ids.ts';
import { abilities, booleanParam, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { definePermissions } from '#shared/permissions.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { archiveCategories } from '../rules/archive.ts';
import { ledgerDifferences } from '../rules/ledger-state.ts';
import { differenceKinds, reconciliationWays } from '../rules/reconciliation.ts';
import { newPaper, paper } from './papers.ts';
import { fragment, sqm, titleStatus, unitFilter } from './words.ts';

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

/** `reconciliation_way` */
export const runWay = z.enum(['ledger-ledger', ...reconciliationWays]).meta({ enum: 'office-space.reconciliation_way' });
/** `difference` */
export const runDifference = z.enum([...differenceKinds, ...ledgerDifferences]).meta({ enum: 'office-space.difference' });
/** `difference_state` */
export const differenceState = z
  .enum(['open', 'assigned', 'explained', 'mended', 'closed'])
  .meta({ enum: 'office-space.difference_state' });

export const reconciliationRun = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  number: z.string(),
  asOf: day,
  reason: z.string(),
  startedBy: z.string(),
  buildingCount: z.int(),
  differenceCount: z.int(),
  openCount: z.int(),
  closedOn: day.nullable(),
});

export const listRuns = route({
  method: 'GET',
  path: '/office-space/reconciliations',
  permission: 'office-space.reconciliation.read',
  query: pageQuery(['asOf', 'number']).extend({ q: fragment, open: booleanParam }),
  returns: pageOf(reconciliationRun),
  summary: 'Reconciliations that were run, with what is still open (OS-27)',
});

export const startRun = route({
  method: 'POST',
  path: '/office-space/reconciliations',
  permission: 'office-space.reconciliation.run',
  body: z.object({
    /** The administration that runs it; its buildings and, with `subtree`, those of the units below are compared. */
    orgId: id,
    subtree: z.boolean().default(true),
    reason: z.string().trim().min(1).max(200),
  }),
  returns: z.object({ id, number: z.string(), buildingCount: z.int(), differenceCount: z.int() }),
  status: 201,
  errors: [],
  summary: 'Run the three-way reconciliation of ledger, object and certificate and keep what differs',
});

export const runLine = z.object({
  id,
  runId: id,
  orgId: id,
  orgName: z.string(),
  buildingId: id,
  buildingCode: z.string(),
  buildingName: z.string(),
  kind: runWay,
  difference: runDifference,
  ledgerSqm: sqm.nullable(),
  otherSqm: sqm.nullable(),
  differenceSqm: sqm.nullable(),
  state: differenceState,
  assignee: z.string().nullable(),
  dueOn: day.nullable(),
  overdue: z.boolean(),
  explanation: z.string().nullable(),
  answeredOn: day.nullable(),
  closedOn: day.nullable(),
  closingNote: z.string().nullable(),
  abilities,
});

const runId = z.object({ runId: id });
const lineFilter = { q: fragment, state: listParam(differenceState), kind: runWay.optional() };

export const getRun = route({
  method: 'GET',
  path: '/office-space/reconciliations/:runId',
  permission: 'office-space.reconciliation.read',
  params: runId,
  returns: reconciliationRun.extend({ byState: z.record(z.string(), z.int()), abilities }),
  summary: 'One reconciliation with its figures',
});

export const listDifferences = route({
  method: 'GET',
  path: '/office-space/reconciliations/:runId/differences',
  permission: 'office-space.reconciliation.read',
  params: runId,
  query: pageQuery(['buildingName', 'orgName', 'dueOn']).extend(lineFilter),
  returns: pageOf(runLine),
  summary: 'Differences of a reconciliation',
});

export const exportRun = route({
  method: 'GET',
  path: '/office-space/reconciliations/:runId/export',
  permission: 'office-space.reconciliation.read',
  params: runId,
  query: z.object(lineFilter),
  returns: 'file',
  summary: 'The differences of a reconciliation as an Excel workbook',
});

const ofDifference = z.object({ differenceId: id });
const wrongState = 'office-space.difference_state';

export const assignDifference = route({
  method: 'POST',
  path: '/office-space/reconciliation-differences/:differenceId/assign',
  permission: 'office-space.reconciliation.run',
  params: ofDifference,
  body: z.object({ assignee: z.string().trim().min(1).max(60), dueOn: day }),
  returns: z.object({ id, state: differenceState }),
  errors: [wrongState],
  summary: 'Give a difference to somebody with a day',
});

export const explainDifference = route({
  method: 'POST',
  path: '/office-space/reconciliation-differences/:differenceId/explain',
  permission: 'office-space.reconciliation.explain',
  params: ofDifference,
  body: z.object({
    explanation: z.string().trim().min(2).max(500),
    papers: z
      .array(newPaper(z.literal('evidence')))
      .max(20)
      .default([]),
  }),
  returns: z.object({ id, state: differenceState }),
  errors: [wrongState],
  summary: 'Explain why a difference stands, with papers',
});

export const mendDifference = route({
  method: 'POST',
  path: '/office-space/reconciliation-differences/:differenceId/mend',
  permission: 'office-space.reconciliation.explain',
  params: ofDifference,
  body: z.object({ note: z.string().trim().max(500).nullable().optional() }),
  returns: z.object({ id, state: differenceState }),
  errors: [wrongState, 'office-space.difference_remains'],
  summary: 'Say that a difference was mended: compared anew by the rule, refused while it stands',
});

export const closeDifference = route({
  method: 'POST',
  path: '/office-space/reconciliation-differences/:differenceId/close',
  permission: 'office-space.reconciliation.run',
  params: ofDifference,
  body: z.object({ note: z.string().trim().min(1).max(300) }),
  returns: z.object({ id, state: differenceState }),
  errors: [wrongState],
  summary: 'Close a difference that was explained or mended; the last one closes the reconciliation',
});
