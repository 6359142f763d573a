import { z } from 'zod';
import { storedFile } from '#kernel/files/contract/files.ts';
import { id } from '#shared/ids.ts';
import { abilities, booleanParam, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day, instant } from '#shared/time.ts';
import {
  adminLevel,
  caseState,
  closing,
  evidenceKind,
  figures,
  letterKind,
  light,
  listObject,
  lookBackResult,
  measure,
  origin,
  outcomes,
  severity,
} from './words.ts';

/** How far a case's limit has run. All null while it has none. */
export const timeLeft = {
  dueOn: day.nullable(),
  /** Null without a limit and once it is closed. */
  light: light.nullable(),
  /** Working days until the limit, negative when it has passed; counted to the submission once there is one. */
  workingDaysLeft: z.int().nullable(),
  /** Days by which the limit was or is passed; 0 within it. */
  overdueDays: z.int().nullable(),
};

export const caseRow = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  title: z.string(),
  itemCode: z.string(),
  severity,
  origin,
  state: caseState,
  subjectKind: z.string(),
  subjectId: id,
  subjectLabel: z.string(),
  subjectPath: z.string().nullable(),
  noticeNumber: z.string().nullable(),
  foundOn: day,
  ...timeLeft,
  repeatNo: z.int(),
  escalationLevel: z.int(),
  closedOn: day.nullable(),
});
export type CaseRow = z.infer<typeof caseRow>;

export const step = z.object({
  id,
  at: instant,
  accountName: z.string(),
  /** Label: `enum.cases.act.<value>`. */
  act: z.string(),
  fromState: caseState.nullable(),
  toState: caseState,
  note: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
  files: z.array(storedFile),
});

export const extension = z.object({
  id,
  askedByName: z.string(),
  askedAt: instant,
  reason: z.string(),
  formerDueOn: day,
  wantedOn: day,
  granted: z.boolean().nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: instant.nullable(),
  opinion: z.string().nullable(),
});

export const lookBack = z.object({
  id,
  months: z.int(),
  dueOn: day,
  doneOn: day.nullable(),
  result: lookBackResult.nullable(),
  note: z.string().nullable(),
  doneByName: z.string().nullable(),
});

export const letterRef = z.object({ id, kind: letterKind, number: z.string(), issuedOn: day });

export const caseDetail = caseRow.extend({
  ruleCode: z.string(),
  /** Key of the label that names the rule in the source's words. */
  ruleLabel: z.string().nullable(),
  /** Room of the house whose words the figures and the clause have. */
  sourceRoom: z.string(),
  /** A rule can be asked again. */
  recheckable: z.boolean(),
  clause: z.string(),
  bornSeverity: severity,
  item: z
    .object({ code: z.string(), object: listObject, text: z.string(), basis: z.string(), dataTest: z.string().nullable(), evidenceKind })
    .nullable(),
  facts: z.string().nullable(),
  place: z.string().nullable(),
  figures,
  figuresNow: figures.nullable(),
  /** When the rule was last asked. */
  seenAt: instant.nullable(),
  ruleClearedOn: day.nullable(),
  foundByName: z.string().nullable(),
  raisedByOrgName: z.string().nullable(),
  limitDays: z.int().nullable(),
  objectUntil: day.nullable(),
  measures: z.array(measure),
  receiptNo: z.string().nullable(),
  recoveredYuan: z.string().nullable(),
  returnedSqm: z.string().nullable(),
  measuredSqm: z.string().nullable(),
  replyRequired: z.boolean(),
  recommendedBy: z.string().nullable(),
  recommendationNo: z.string().nullable(),
  handedTo: z.string().nullable(),
  handedDocument: z.string().nullable(),
  escalatedToOrgName: z.string().nullable(),
  closedHow: closing.nullable(),
  closeReason: z.string().nullable(),
  repeatOf: z.object({ id, title: z.string(), closedOn: day.nullable() }).nullable(),
  steps: z.array(step),
  extensions: z.array(extension),
  lookBacks: z.array(lookBack),
  letters: z.array(letterRef),
  version: z.int(),
  abilities,
});
export type CaseDetail = z.infer<typeof caseDetail>;

export const caseFilter = {
  q: z.string().trim().min(1).max(100).optional(),
  orgId: listParam(id),
  subtree: booleanParam,
  state: listParam(caseState),
  light: listParam(light),
  severity: listParam(severity),
  object: listParam(listObject),
  itemCode: listParam(z.string().max(12)),
  origin: listParam(origin),
  adminLevel: listParam(adminLevel),
  /** Of one source, `<room>.<kind>`. */
  source: z.string().max(60).optional(),
  subjectId: id.optional(),
  foundFrom: day.optional(),
  foundTo: day.optional(),
  repeated: booleanParam,
  /** Verified and not taken back: what counts in figures. */
  founded: booleanParam,
  outcome: z.enum(outcomes).optional(),
  /** Running ones only; so without state and outcome. */
  running: booleanParam,
};
export const caseSort = ['foundOn', 'dueOn', 'severity', 'state', 'orgName', 'itemCode'] as const;

export const listCases = route({
  method: 'GET',
  path: '/cases',
  permission: 'cases.case.read',
  query: pageQuery(caseSort).extend(caseFilter),
  returns: pageOf(caseRow).extend({
    /** Running cases of the same filter by light. */
    lights: z.object({ green: z.int(), blue: z.int(), yellow: z.int(), red: z.int() }),
  }),
  summary: 'Problems and their rectification, with lights by time left',
});

export const getCase = route({
  method: 'GET',
  path: '/cases/:caseId',
  permission: 'cases.case.read',
  params: z.object({ caseId: id }),
  returns: caseDetail,
  summary: 'One case with its figures at birth and now, time line, letters and what may be done',
});
