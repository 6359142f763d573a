import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { amountYuan, decimal } from '#shared/units.ts';
import { newPaper } from './papers.ts';
import { milestoneStep, ofProject, yuan } from './projects.ts';

const wrongState = 'office-space.project_state';
const line = z.string().trim().min(1).max(200);

export const startProject = route({
  method: 'POST',
  path: '/office-space/projects/:projectId/start',
  permission: 'office-space.project.manage',
  params: ofProject,
  body: z.object({
    budgetYuan: amountYuan,
    /** The finance department's document. */
    budgetDocument: line,
    contractor: z.string().trim().max(100).nullable().optional(),
    contractNo: z.string().trim().max(100).nullable().optional(),
    startedOn: day,
  }),
  returns: z.object({ id }),
  errors: [wrongState, 'office-space.budget_over_approved', 'office-space.day_before_start'],
  summary: 'Enter the budget of an approved project and begin the works; the budget is at most what was approved',
});

export const putMilestones = route({
  method: 'PUT',
  path: '/office-space/projects/:projectId/milestones',
  permission: 'office-space.project.manage',
  params: ofProject,
  body: z.object({
    milestones: z
      .array(
        z.object({
          step: milestoneStep,
          plannedOn: day,
          actualOn: day.nullable().optional(),
          note: z.string().trim().max(200).nullable().optional(),
        }),
      )
      .max(8),
  }),
  returns: z.object({ id }),
  errors: [wrongState, 'office-space.milestone_twice'],
  summary: 'Set the milestones of a project with planned and actual days',
});

export const inspectProject = route({
  method: 'POST',
  path: '/office-space/projects/:projectId/inspections',
  permission: 'office-space.project.inspect',
  params: ofProject,
  body: z.object({
    inspectedOn: day,
    step: milestoneStep,
    inspector: z.string().trim().min(1).max(60),
    result: z.enum(['pass', 'mend']).meta({ enum: 'office-space.inspection_result' }),
    finding: z.string().trim().min(1).max(1000),
    papers: z
      .array(newPaper(z.literal('photo')))
      .max(20)
      .default([]),
  }),
  returns: z.object({ id }),
  status: 201,
  errors: [wrongState],
  summary: 'Enter an inspection on the site with its photos',
});

export const mendInspection = route({
  method: 'POST',
  path: '/office-space/projects/:projectId/inspections/:inspectionId/mend',
  permission: 'office-space.project.inspect',
  params: ofProject.extend({ inspectionId: id }),
  body: z.object({
    mendedOn: day,
    note: z.string().trim().min(1).max(1000),
    papers: z
      .array(newPaper(z.literal('photo')))
      .max(20)
      .default([]),
  }),
  returns: z.object({ id }),
  errors: [wrongState, 'office-space.day_before_start'],
  summary: 'Enter that what an inspection found was mended',
});

export const changeProjectAmount = route({
  method: 'POST',
  path: '/office-space/projects/:projectId/changes',
  permission: 'office-space.project.manage',
  params: ofProject,
  body: z.object({
    /** Yuan; negative for less. */
    amountYuan: decimal(2, '-999999999999.99', '999999999999.99').refine((v) => Number(v) !== 0, {
      error: 'too_small',
      params: { min: '0.01' },
    }),
    reason: z.string().trim().min(2).max(500),
    document: z.string().trim().max(200).nullable().optional(),
  }),
  returns: z.object({
    id,
    state: z.enum(['in-force', 'in-approval']).meta({ enum: 'office-space.change_state' }),
    totalYuan: yuan,
    limitYuan: yuan,
  }),
  status: 201,
  errors: [wrongState, 'office-space.change_pending'],
  summary: 'Change a project; above the limit of the setting it only holds when approved',
});

export const acceptProject = route({
  method: 'POST',
  path: '/office-space/projects/:projectId/accept',
  permission: 'office-space.project.manage',
  params: ofProject,
  body: z.object({
    acceptedOn: day,
    document: line,
    members: z.string().trim().min(1).max(300),
    note: z.string().trim().max(1000).nullable().optional(),
    papers: z
      .array(newPaper(z.literal('acceptance')))
      .max(20)
      .default([]),
  }),
  returns: z.object({ id, renewed: z.int() }),
  errors: [wrongState, 'office-space.inspection_open', 'office-space.change_pending', 'office-space.day_before_start'],
  summary: 'Accept the works; the components of the estimate count as renewed from that day',
});

export const settleProject = route({
  method: 'POST',
  path: '/office-space/projects/:projectId/settle',
  permission: 'office-space.project.manage',
  params: ofProject,
  body: z.object({ finalYuan: amountYuan, document: line, settledOn: day }),
  returns: z.object({ id, allowedYuan: yuan, savedYuan: yuan }),
  errors: [wrongState, 'office-space.final_over_approved', 'office-space.day_before_start'],
  summary: 'Enter the final account: at most the budget and the changes in force',
});
