import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { paper } from './papers.ts';
import {
  luxuryFeature,
  milestoneLight,
  milestoneStep,
  ofProject,
  project,
  projectReview,
  repairPurpose,
  ruledOut,
  yuan,
} from './projects.ts';
import { sqm } from './words.ts';

export const milestone = z.object({
  step: milestoneStep,
  plannedOn: day,
  actualOn: day.nullable(),
  note: z.string().nullable(),
  light: milestoneLight,
});
export const inspection = z.object({
  id,
  inspectedOn: day,
  step: milestoneStep,
  inspector: z.string(),
  result: z.enum(['pass', 'mend']).meta({ enum: 'office-space.inspection_result' }),
  finding: z.string(),
  mendedOn: day.nullable(),
  mendedNote: z.string().nullable(),
  papers: z.array(paper),
});
export const projectChange = z.object({
  id,
  number: z.int(),
  amountYuan: yuan,
  reason: z.string(),
  document: z.string().nullable(),
  limitYuan: yuan,
  totalYuan: yuan,
  state: z.enum(['in-force', 'in-approval', 'denied', 'withdrawn']).meta({ enum: 'office-space.change_state' }),
  changedOn: day,
  opinion: z.string().nullable(),
});

/** The whole of a project. */
export const projectRecord = project.extend({
  place: z.string().nullable(),
  reason: z.string(),
  purposes: z.array(repairPurpose),
  luxuryFeatures: z.array(luxuryFeature),
  addedAreaSqm: sqm.nullable(),
  notPossible: z.array(ruledOut),
  opinion: z.string().nullable(),
  createdOn: day,
  decidedOn: day.nullable(),
  budgetDocument: z.string().nullable(),
  contractor: z.string().nullable(),
  contractNo: z.string().nullable(),
  startedOn: day.nullable(),
  acceptedOn: day.nullable(),
  acceptanceDocument: z.string().nullable(),
  acceptanceMembers: z.string().nullable(),
  acceptanceNote: z.string().nullable(),
  finalDocument: z.string().nullable(),
  settledOn: day.nullable(),
  /** Budget and changes in force: what the final account may reach. */
  allowedYuan: yuan.nullable(),
  applicantName: z.string(),
  version: z.int32(),
  review: projectReview,
  papers: z.array(paper),
  acceptancePapers: z.array(paper),
  milestones: z.array(milestone),
  inspections: z.array(inspection),
  changes: z.array(projectChange),
  abilities,
});
export type ProjectRecord = z.infer<typeof projectRecord>;

export const getProject = route({
  method: 'GET',
  path: '/office-space/projects/:projectId',
  permission: 'office-space.project.read',
  params: ofProject,
  returns: projectRecord,
  summary: 'One project with estimate, review, milestones, inspections, changes and papers',
});
