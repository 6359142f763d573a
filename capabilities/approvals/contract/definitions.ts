import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { route } from '#shared/route.ts';
import { instant } from '#shared/time.ts';
import { endOutcomes, factType, findingCode, mode, severity, subjectKind } from './words.ts';

/** BPMN 2.0 XML with the extension of `moddle.ts`; at most 400,000 characters. */
export const bpmnXml = z.string().min(1).max(400_000);
const anyVersion = z.int32().min(1);
const kindParam = z.object({ kind: subjectKind });

/** A fact that conditions and decider expressions may test by its name. */
export const fact = z.object({
  name: z.string(),
  type: factType,
  /** Words of a choice; label `enum.<domain>.<name>.<value>` with the name in snake case. */
  values: z.array(z.string()),
  optional: z.boolean(),
  /** `field.<domain>.<name>` */
  labelKey: z.string(),
});
export type Fact = z.infer<typeof fact>;

export const subject = z.object({
  kind: subjectKind,
  /** `subject.<kind>` */
  labelKey: z.string(),
  facts: z.array(fact),
  /** Version that new matters take. */
  definitionVersion: z.int(),
  /** It came with the product, or an administrator published it. */
  shipped: z.boolean(),
  publishedAt: instant.nullable(),
  /** Flows under way, over all versions that the reader may see. */
  openFlows: z.int(),
  hasDraft: z.boolean(),
});

export const listSubjects = route({
  method: 'GET',
  path: '/approvals/subjects',
  permission: 'approvals.definition.read',
  returns: z.object({ items: z.array(subject), abilities: z.record(z.string(), z.boolean()) }),
  summary: 'What goes through a flow, and which definition is in force',
});

export const definitionVersion = z.object({
  definitionVersion: z.int(),
  shipped: z.boolean(),
  inForce: z.boolean(),
  publishedAt: instant,
  publishedBy: z.string().nullable(),
  note: z.string().nullable(),
  openFlows: z.int(),
});

export const listDefinitions = route({
  method: 'GET',
  path: '/approvals/subjects/:kind/definitions',
  permission: 'approvals.definition.read',
  params: kindParam,
  returns: z.object({ items: z.array(definitionVersion) }),
  errors: ['approvals.subject_unknown'],
  summary: 'Versions of a definition, newest first',
});

export const getDefinition = route({
  method: 'GET',
  path: '/approvals/subjects/:kind/definitions/:definitionVersion',
  permission: 'approvals.definition.read',
  params: kindParam.extend({ definitionVersion: z.coerce.number().int().min(1).max(1_000_000) }),
  returns: definitionVersion.extend({ xml: z.string() }),
  errors: ['approvals.subject_unknown'],
  summary: 'One version of a definition as BPMN 2.0 XML',
});

/** What is wrong with a definition. `error` hinders publishing. The text is `enum.approvals.finding.<code>` with `params`. */
export const finding = z.object({
  code: findingCode,
  severity,
  /** Element of the drawing; null for the file as a whole. */
  elementId: z.string().nullable(),
  elementName: z.string().nullable(),
  params: z.record(z.string(), z.string()),
});
export type Finding = z.infer<typeof finding>;

export const getDraft = route({
  method: 'GET',
  path: '/approvals/subjects/:kind/draft',
  permission: 'approvals.definition.manage',
  params: kindParam,
  /** `xml` is null without a draft. */
  returns: z.object({ xml: z.string().nullable(), version: z.int(), changedAt: instant.nullable(), changedBy: z.string().nullable() }),
  errors: ['approvals.subject_unknown'],
  summary: 'The draft of a definition, shared by its administrators',
});

export const putDraft = route({
  method: 'PUT',
  path: '/approvals/subjects/:kind/draft',
  permission: 'approvals.definition.manage',
  params: kindParam,
  /** `version` is that of the draft last read, 0 for the first: `stale` when another has saved since. */
  body: z.object({ xml: bpmnXml, version: z.int32().min(0) }),
  returns: z.object({ version: z.int(), findings: z.array(finding) }),
  errors: ['approvals.subject_unknown', 'approvals.definition_for_all'],
  summary: 'Save the draft; it may still be wrong, which the findings say',
});

export const dropDraft = route({
  method: 'DELETE',
  path: '/approvals/subjects/:kind/draft',
  permission: 'approvals.definition.manage',
  params: kindParam,
  returns: 'none',
  errors: ['approvals.subject_unknown', 'approvals.definition_for_all'],
  summary: 'Throw the draft away',
});

export const checkDefinition = route({
  method: 'POST',
  path: '/approvals/subjects/:kind/check',
  permission: 'approvals.definition.read',
  readOnly: true,
  params: kindParam,
  body: z.object({ xml: bpmnXml }),
  returns: z.object({ findings: z.array(finding) }),
  errors: ['approvals.subject_unknown'],
  summary: 'What is wrong with a definition, by element',
});

export const publishDefinition = route({
  method: 'POST',
  path: '/approvals/subjects/:kind/publish',
  permission: 'approvals.definition.manage',
  params: kindParam,
  /** `basedOn` is the version in force that was read: `stale` when another has been published since. */
  body: z.object({ xml: bpmnXml, note: z.string().trim().max(200).nullable().optional(), basedOn: anyVersion }),
  returns: z.object({ definitionVersion: z.int(), findings: z.array(finding) }),
  status: 201,
  errors: ['approvals.subject_unknown', 'approvals.definition_unfit', 'approvals.definition_for_all'],
  summary: 'Publish a definition as a new version; matters under way keep theirs. Findings of severity error refuse it as issues',
});

/** One step of a test run. */
export const testStep = z.object({
  elementId: z.string(),
  name: z.string(),
  mode,
  deciders: z.array(z.object({ accountId: id, name: z.string(), unitName: z.string().nullable() })),
  /** The step falls to these because nobody is found by the definition; they are the deciders then. */
  fellUp: z.boolean(),
  limitHours: z.number().nullable(),
});

export const testRun = route({
  method: 'POST',
  path: '/approvals/subjects/:kind/test-run',
  permission: 'approvals.definition.read',
  readOnly: true,
  params: kindParam,
  body: z.object({
    xml: bpmnXml,
    /** Values by name of the fact, as `listSubjects` describes them. */
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
    /** Unit of the matter. */
    orgId: id,
    /** Elements whose step is denied; all others are approved. */
    deny: z.array(z.string()).max(50).optional(),
  }),
  returns: z.object({
    findings: z.array(finding),
    /** Steps in the order in which they open; those of parallel branches follow each other. */
    steps: z.array(testStep),
    /** Ids of sequence flows and elements that were followed. */
    taken: z.array(z.string()),
    outcome: z.enum(endOutcomes).nullable(),
    /** Why the run stopped before an end; a text in English from the evaluation. */
    stopped: z.object({ elementId: z.string().nullable(), reason: z.string() }).nullable(),
  }),
  errors: ['approvals.subject_unknown', 'approvals.facts_unfit'],
  summary: 'The path that a matter with these facts would take; nothing is stored',
});
