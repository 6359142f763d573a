import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { amountYuan, areaSqm } from '#shared/units.ts';
import { caseState, figures, letterKind, lookBackResult, measure, origin, severity, words } from './words.ts';

const params = z.object({ caseId: id });
const note = words(1000).optional();
const reason = words(1000);
const fileIds = z.array(id).max(20).default([]);
const step = 'cases.step_not_possible';
/** Figures that a person enters; a rule gives whatever it has. */
const figure = words(60).optional();
const handFigures = z.object({
  measured: figure,
  system: figure,
  difference: figure,
  actual: figure,
  limit: figure,
  over: figure,
  amountYuan: figure,
  unit: figure,
});
const moved = z.object({ id, state: caseState });

export const openCaseByHand = route({
  method: 'POST',
  path: '/cases',
  permission: 'cases.case.open',
  body: z.object({
    orgId: id,
    itemCode: z.string().regex(/^[PN]-[A-Z]{2}-\d{1,3}$/),
    origin: origin.exclude(['rule']).default('inspection'),
    title: words(200),
    subjectLabel: words(100),
    facts: words(2000),
    place: words(200).optional(),
    foundOn: day,
    /** Measured, in the books, difference: whatever was found in figures. */
    figures: handFigures.default({}),
    /** The supervision body and its document, for a recommendation that must be answered (SU-10). */
    recommendedBy: words(100).optional(),
    recommendationNo: words(100).optional(),
    fileIds,
  }),
  returns: z.object({ id, severity }),
  status: 201,
  errors: ['cases.item_unknown', 'cases.unit_unknown', 'cases.day_in_future', 'files.not_attachable'],
  summary: 'Enter a problem that a person found, with evidence',
});

export const verifyCase = route({
  method: 'POST',
  path: '/cases/:caseId/verify',
  permission: 'cases.case.inspect',
  params,
  body: z.object({ severity: severity.optional(), note }),
  returns: moved,
  errors: [step],
  summary: 'Find a clue founded, with another class if need be',
});

export const rejectCase = route({
  method: 'POST',
  path: '/cases/:caseId/reject',
  permission: 'cases.case.inspect',
  params,
  body: z.object({ reason }),
  returns: moved,
  errors: [step],
  summary: 'Find a clue not founded, with the reason',
});

export const assignCase = route({
  method: 'POST',
  path: '/cases/:caseId/assign',
  permission: 'cases.case.inspect',
  params,
  body: z.object({ toOrgId: id, note }),
  returns: moved,
  errors: [step, 'cases.unit_unknown'],
  summary: 'Assign a case to another unit of the own reach, usually one level down',
});

export const notifyUnit = route({
  method: 'POST',
  path: '/cases/:caseId/notice',
  permission: 'cases.case.inspect',
  params,
  body: z.object({ requirement: words(1000) }),
  returns: z.object({ id, letterId: id, number: z.string(), dueOn: day }),
  errors: [step],
  summary: 'Issue the rectification notice: numbered, with the limit of the class (SU-7)',
});

export const objectToCase = route({
  method: 'POST',
  path: '/cases/:caseId/objection',
  permission: 'cases.case.rectify',
  params,
  body: z.object({ reason, fileIds }),
  returns: moved,
  errors: [step, 'cases.objection_too_late', 'files.not_attachable'],
  summary: 'Object to a notice within the working days of the setting',
});

export const decideObjection = route({
  method: 'POST',
  path: '/cases/:caseId/objection/decide',
  permission: 'cases.case.inspect',
  params,
  body: z.object({ upheld: z.boolean(), reason }),
  returns: moved,
  errors: [step],
  summary: 'Uphold an objection, which ends the case, or dismiss it',
});

export const replyToNotice = route({
  method: 'POST',
  path: '/cases/:caseId/reply',
  permission: 'cases.case.rectify',
  params,
  body: z.object({ text: words(2000), measures: z.array(measure).min(1).max(6), fileIds }),
  returns: z.object({ id, letterId: id, number: z.string() }),
  errors: [step, 'files.not_attachable'],
  summary: 'Reply to the notice with the measures planned; gives a numbered reply letter',
});

export const startFixing = route({
  method: 'POST',
  path: '/cases/:caseId/start',
  permission: 'cases.case.rectify',
  params,
  body: z.object({ note }),
  returns: moved,
  errors: [step],
  summary: 'Say that rectification has begun',
});

export const submitFix = route({
  method: 'POST',
  path: '/cases/:caseId/submit',
  permission: 'cases.case.rectify',
  params,
  body: z.object({
    text: words(2000),
    measures: z.array(measure).min(1).max(6),
    measuredSqm: areaSqm.optional(),
    returnedSqm: areaSqm.optional(),
    recoveredYuan: amountYuan.optional(),
    receiptNo: words(100).optional(),
    fileIds,
  }),
  returns: moved,
  errors: [step, 'cases.evidence_missing', 'cases.receipt_missing', 'files.not_attachable'],
  summary: 'Hand in what was done, with the evidence of the list line (SU-8)',
});

export const recheckCase = route({
  method: 'POST',
  path: '/cases/:caseId/recheck',
  permission: 'cases.case.read',
  params,
  returns: z.object({ clear: z.boolean(), figures, state: caseState }),
  errors: ['cases.source_gone', step],
  summary: 'Ask the rule again now; a silent rule closes the case',
});

export const reviewCase = route({
  method: 'POST',
  path: '/cases/:caseId/review',
  permission: 'cases.case.inspect',
  params,
  body: z.object({ passed: z.boolean(), reason, fileIds }),
  returns: moved,
  errors: [step, 'cases.same_person', 'files.not_attachable'],
  summary: 'Accept what was handed in, or send it back',
});

export const closeByInspector = route({
  method: 'POST',
  path: '/cases/:caseId/close',
  permission: 'cases.case.inspect',
  params,
  body: z.object({ reason, againstRule: z.boolean().default(false), fileIds }),
  returns: moved,
  errors: [step, 'cases.same_person', 'cases.rule_speaks', 'cases.reply_missing', 'files.not_attachable'],
  summary: 'Close a reviewed case with a reason; while its rule still speaks only knowingly',
});

export const handOverCase = route({
  method: 'POST',
  path: '/cases/:caseId/hand-over',
  permission: 'cases.case.inspect',
  params,
  body: z.object({ handedTo: words(100), document: words(100), note }),
  returns: moved,
  errors: [step],
  summary: 'Hand a clue over to the discipline body (移送)',
});

export const askExtension = route({
  method: 'POST',
  path: '/cases/:caseId/extension',
  permission: 'cases.case.rectify',
  params,
  body: z.object({ wantedOn: day, reason }),
  returns: moved,
  errors: [step, 'cases.extended_already', 'cases.extension_too_long', 'cases.extension_not_later'],
  summary: 'Ask for a later day, once',
});

export const decideExtension = route({
  method: 'POST',
  path: '/cases/:caseId/extension/decide',
  permission: 'cases.extension.decide',
  params,
  body: z.object({ granted: z.boolean(), opinion: note }),
  returns: z.object({ id, dueOn: day }),
  errors: [step],
  summary: 'Grant or deny the extension',
});

export const lookBackAt = route({
  method: 'POST',
  path: '/cases/:caseId/look-backs/:months',
  permission: 'cases.case.inspect',
  params: params.extend({ months: z.coerce.number().int().min(1).max(60) }),
  body: z.object({ result: lookBackResult, note: words(1000), fileIds }),
  returns: z.object({ id, result: lookBackResult, newCaseId: id.nullable() }),
  errors: [step, 'files.not_attachable'],
  summary: 'Say what a second look found; a relapse opens a new case, one class graver',
});

export const letter = z.object({
  id,
  kind: letterKind,
  number: z.string(),
  issuedOn: day,
  issuerName: z.string(),
  issuedByName: z.string(),
  toName: z.string(),
  /** As it was when the letter went out. */
  content: z.record(z.string(), z.unknown()),
});
export type Letter = z.infer<typeof letter>;

export const getLetter = route({
  method: 'GET',
  path: '/cases/:caseId/letters/:letterId',
  permission: 'cases.case.read',
  params: params.extend({ letterId: id }),
  returns: letter,
  summary: 'A letter as it was issued, for printing',
});
