import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, booleanParam, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { ledgerDifferences } from '../rules/ledger-state.ts';
import { differenceKinds, reconciliationWays } from '../rules/reconciliation.ts';
import { newPaper } from './papers.ts';
import { fragment, sqm } from './words.ts';

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
