import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { areaSqm, decimal } from '#shared/units.ts';
import { obtainingModes } from '../rules/obtaining.ts';
import { components, luxuryFeatures, projectDocuments, projectKinds, repairPurposes } from '../rules/project-kinds.ts';
import { milestoneLights, reviewFindings } from '../rules/project-review.ts';
import { newPaper } from './papers.ts';
import { fragment, sqm, unitFilter } from './words.ts';

/** `project_kind` */
export const projectKind = z.enum(projectKinds);
/** `project_state` */
export const projectStates = [
  'draft',
  'in-approval',
  'returned',
  'approved',
  'under-way',
  'accepted',
  'settled',
  'denied',
  'withdrawn',
] as const;
export const projectState = z.enum(projectStates);
/** `component` */
export const component = z.enum(components);
/** `repair_purpose` */
export const repairPurpose = z.enum(repairPurposes);
/** `luxury_feature` */
export const luxuryFeature = z.enum(luxuryFeatures);
/** `project_document` */
export const projectDocument = z.enum(projectDocuments);
/** `milestone_step` */
export const milestoneSteps = [
  'design',
  'procurement',
  'start',
  'hidden-works',
  'main-works',
  'completion',
  'acceptance',
  'final-account',
] as const;
export const milestoneStep = z.enum(milestoneSteps);
/** `milestone_light` */
export const milestoneLight = z.enum(milestoneLights);
/** Yuan with fen, as answered. */
export const yuan = z.string().meta({ description: 'yuan, two decimal places' });

/** A project as the list shows it. */
export const project = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  number: z.string().nullable(),
  kind: projectKind,
  state: projectState,
  name: z.string(),
  buildingId: id.nullable(),
  buildingName: z.string().nullable(),
  estimateYuan: yuan,
  approvedYuan: yuan.nullable(),
  budgetYuan: yuan.nullable(),
  finalYuan: yuan.nullable(),
  submittedOn: day.nullable(),
  /** Worst light of the milestones; null where none is planned or all is over. */
  milestoneLight: milestoneLight.nullable(),
});
export type Project = z.infer<typeof project>;

export const projectFilter = {
  q: fragment,
  ...unitFilter,
  buildingId: id.optional(),
  kind: listParam(projectKind),
  state: listParam(projectState),
};
export const projectSort = ['number', 'name', 'orgName', 'estimateYuan', 'submittedOn'] as const;

export const listProjects = route({
  method: 'GET',
  path: '/office-space/projects',
  permission: 'office-space.project.read',
  query: pageQuery(projectSort).extend(projectFilter),
  returns: pageOf(project),
  summary: 'Building and repair projects (OS-23)',
});

export const exportProjects = route({
  method: 'GET',
  path: '/office-space/projects/export',
  permission: 'office-space.project.read',
  query: z.object({ sort: pageQuery(projectSort).shape.sort, ...projectFilter }),
  returns: 'file',
  summary: 'The filtered projects as an Excel workbook',
});

/** One line of the estimate with what the rule says of it. */
export const reviewedItem = z.object({
  component,
  description: z.string(),
  quantity: z.string(),
  unitPriceYuan: yuan,
  lastRenewedOn: day.nullable(),
  amountYuan: yuan,
  findings: z.array(z.enum(reviewFindings)),
  standardYuan: yuan.nullable(),
  overYuan: yuan,
  serviceYears: z.int().nullable(),
  ageYears: z.int().nullable(),
  clause: z.string(),
});

/** What the rules say of the whole: the refusal that stands in the way, papers that lack, area against the approved one. */
export const projectReview = z.object({
  items: z.array(reviewedItem),
  estimateYuan: yuan,
  overYuan: yuan,
  missingDocuments: z.array(projectDocument),
  /** Null when nothing stands in the way of putting it forward. */
  refusal: z.object({ code: z.string(), clause: z.string(), limit: z.string().nullable(), actual: z.string().nullable() }).nullable(),
  /** Basic building area with the project against the approved one; null where none is added or none approved. */
  area: z.object({ afterSqm: sqm, approvedSqm: sqm, overSqm: sqm }).nullable(),
});
export type ProjectReview = z.infer<typeof projectReview>;

export const ruledOut = z.object({
  option: z.enum(obtainingModes),
  reason: z.string().trim().min(1).max(300),
  on: day,
});

const projectFacts = {
  kind: projectKind,
  name: z.string().trim().min(2).max(100),
  buildingId: id.nullable().optional(),
  place: z.string().trim().max(200).nullable().optional(),
  reason: z.string().trim().min(2).max(1000),
  purposes: z.array(repairPurpose).max(3).default([]),
  luxuryFeatures: z.array(luxuryFeature).max(5).default([]),
  addedAreaSqm: areaSqm.nullable().optional(),
  notPossible: z.array(ruledOut).max(6).default([]),
  items: z
    .array(
      z.object({
        component,
        description: z.string().trim().max(200).default(''),
        quantity: decimal(2, '0.01', '9999999.99'),
        unitPriceYuan: decimal(2, '0.01', '99999999.99'),
        /** Told by the applicant where the register of renewals knows nothing. */
        lastRenewedOn: day.nullable().optional(),
      }),
    )
    .max(60)
    .default([]),
  papers: z.array(newPaper(projectDocument)).max(30).default([]),
};
const applyRefusals = ['office-space.repair_room_elsewhere'];

export const reviewProject = route({
  method: 'POST',
  path: '/office-space/projects/review',
  permission: 'office-space.project.apply',
  body: z.object({ orgId: id, ...projectFacts }),
  returns: projectReview,
  readOnly: true,
  summary: 'What the rules say of an application that is being written',
});

export const createProject = route({
  method: 'POST',
  path: '/office-space/projects',
  permission: 'office-space.project.apply',
  body: z.object({ orgId: id, ...projectFacts }),
  returns: z.object({ id }),
  status: 201,
  errors: applyRefusals,
  summary: 'Write an application for a project; it may be mended until it is put forward',
});

export const ofProject = z.object({ projectId: id });

export const changeProject = route({
  method: 'PUT',
  path: '/office-space/projects/:projectId',
  permission: 'office-space.project.apply',
  params: ofProject,
  body: z.object({ ...projectFacts, version: z.int32() }),
  returns: z.object({ id, version: z.int32() }),
  errors: ['office-space.project_not_draft', ...applyRefusals],
  summary: 'Mend an application that is a draft or was returned; papers are added, the rest is as sent',
});

export const submitProject = route({
  method: 'POST',
  path: '/office-space/projects/:projectId/submit',
  permission: 'office-space.project.apply',
  params: ofProject,
  returns: z.object({ id, number: z.string() }),
  errors: [
    'office-space.project_not_draft',
    'office-space.repair_extends',
    'office-space.repair_luxury',
    'office-space.repair_purpose_missing',
    'office-space.project_items_missing',
    'office-space.project_area_missing',
    'office-space.project_building_missing',
    'office-space.project_documents_missing',
    'office-space.obtaining_order',
  ],
  summary: 'Put an application forward: judged by the rules, numbered, sent into its approval flow',
});

export const withdrawProject = route({
  method: 'POST',
  path: '/office-space/projects/:projectId/withdraw',
  permission: 'office-space.project.apply',
  params: ofProject,
  body: z.object({ reason: z.string().trim().min(1).max(200) }),
  returns: z.object({ id }),
  errors: ['office-space.project_state'],
  summary: 'Take an application back before it is decided',
});
