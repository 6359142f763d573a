import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, booleanParam, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { instant } from '#shared/time.ts';
import { approvalSheet } from './sheet.ts';
import { deciderState, flowState, holdCode, mode, stepState, subjectKind, verb } from './words.ts';

const flowParam = z.object({ flowId: id });

export const decider = z.object({
  deciderId: id,
  accountId: id,
  name: z.string(),
  unitName: z.string().nullable(),
  deciderState,
  /** Whom he stands in for (leave cover). */
  onBehalfOf: z.string().nullable(),
  /** Who brought him in, when he was added by a signer. */
  addedBy: z.string().nullable(),
  opinion: z.string().nullable(),
  decidedAt: instant.nullable(),
});

export const flowStep = z.object({
  stepId: id,
  elementId: z.string(),
  name: z.string(),
  /** 1 for the first time through; a matter that was returned and submitted again is in a later round. */
  round: z.int(),
  stepState,
  mode,
  /** Per cent of signers that have to approve, with mode `share`. */
  share: z.int().nullable(),
  openedAt: instant,
  dueAt: instant.nullable(),
  decidedAt: instant.nullable(),
  /** Hours of working time it has been (or was) open, one decimal place. */
  workingHours: z.number(),
  deciders: z.array(decider),
});

/** One line of the history. */
export const act = z.object({
  id,
  at: instant,
  verb,
  /** Null for the platform itself. */
  by: z.string().nullable(),
  onBehalfOf: z.string().nullable(),
  stepId: id.nullable(),
  stepName: z.string().nullable(),
  round: z.int(),
  opinion: z.string().nullable(),
  /** Whom or what it led to: names of people, or the step it was returned to. */
  to: z.array(z.string()),
});

export const flowDetail = z.object({
  flowId: id,
  kind: subjectKind,
  subjectId: id,
  orgId: id,
  orgName: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  /** Page of the record in the browser. */
  path: z.string(),
  flowState,
  round: z.int(),
  starter: z.object({ accountId: id, name: z.string() }).nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
  definitionVersion: z.int(),
  /** Why it is held, until an administrator mends it. */
  hold: z.object({ code: holdCode, elementId: z.string().nullable(), elementName: z.string().nullable(), reason: z.string() }).nullable(),
  /** In the order in which they opened. */
  steps: z.array(flowStep),
  /** Oldest first. */
  history: z.array(act),
  copied: z.array(z.string()),
  /** The reader's own signature that is wanted now; null when none is. `returnTargets` are the earlier steps it may be returned to. */
  mine: z
    .object({
      stepId: id,
      deciderId: id,
      onBehalfOf: z.string().nullable(),
      returnTargets: z.array(z.object({ elementId: z.string(), name: z.string() })),
    })
    .nullable(),
  /** By the names of `flowActs`. */
  abilities,
  /** Grows with every change; the browser need not send it back. */
  version: z.int(),
});
export type FlowDetail = z.output<typeof flowDetail>;

export const getFlow = route({
  method: 'GET',
  path: '/approvals/flows/:flowId',
  permission: 'approvals.flow.read',
  params: flowParam,
  returns: flowDetail,
  summary: 'A flow with its steps, signers, history and what the reader may do',
});

export const flowOfRecord = route({
  method: 'GET',
  path: '/approvals/records/:kind/:subjectId',
  permission: 'approvals.flow.read',
  params: z.object({ kind: subjectKind, subjectId: id }),
  /** The latest flow of the record; null when it never had one the reader may see. */
  returns: z.object({ flow: flowDetail.nullable() }),
  summary: 'The flow of a record, for the page of the record',
});

/** For marking the drawing: elements with what happened to them, and the sequence flows that were followed in this round. */
export const getFlowPicture = route({
  method: 'GET',
  path: '/approvals/flows/:flowId/picture',
  permission: 'approvals.flow.read',
  params: flowParam,
  returns: z.object({
    xml: z.string(),
    elements: z.array(z.object({ elementId: z.string(), mark: z.enum(['past', 'current', 'held']) })),
    taken: z.array(z.string()),
  }),
  summary: 'The drawing of a flow and its path',
});

export const getFlowSheet = route({
  method: 'GET',
  path: '/approvals/flows/:flowId/sheet',
  permission: 'approvals.flow.read',
  params: flowParam,
  /** `files` are those of `fileIds` that are still kept, in their order. */
  returns: approvalSheet.extend({ files: z.array(z.object({ id, name: z.string(), size: z.int(), mediaType: z.string() })) }),
  summary: 'The facts of the matter, computed now for whoever takes part in the flow',
});

export const downloadMatterFile = route({
  method: 'GET',
  path: '/approvals/flows/:flowId/files/:fileId',
  permission: 'approvals.flow.read',
  params: flowParam.extend({ fileId: id }),
  returns: 'file',
  summary: 'A file of the matter, for whoever takes part in its flow; one that the sheet does not name is not found',
});

export const flowItem = z.object({
  flowId: id,
  kind: subjectKind,
  subjectId: id,
  orgId: id,
  orgName: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  path: z.string(),
  flowState,
  starterName: z.string().nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
  /** Steps that wait, with who is to decide. */
  waits: z.array(z.object({ name: z.string(), since: instant, dueAt: instant.nullable(), deciders: z.array(z.string()) })),
});

export const listFlows = route({
  method: 'GET',
  path: '/approvals/flows',
  permission: 'approvals.flow.read',
  query: pageQuery(['startedAt', 'endedAt', 'title']).extend({
    q: z.string().trim().min(1).max(100).optional(),
    kind: listParam(subjectKind),
    flowState: listParam(flowState),
    orgId: listParam(id),
    /** Those with a step past its limit now. */
    overdue: booleanParam,
  }),
  /** `abilities` of a row: `resume`, `terminate`. */
  returns: pageOf(flowItem.extend({ abilities })),
  summary: 'Flows of the units in reach and those the reader takes part in',
});

export const findPeople = route({
  method: 'GET',
  path: '/approvals/people',
  permission: 'approvals.step.transfer',
  query: z.object({ q: z.string().trim().min(1).max(60) }),
  returns: z.object({ items: z.array(z.object({ accountId: id, name: z.string(), unitName: z.string().nullable() })) }),
  summary: 'Accounts at work within reach by name, for transfer, further signers and copies; 20 at most',
});
