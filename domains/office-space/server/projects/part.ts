import type { ApprovalSubject } from '#capabilities/approvals/server/public.ts';
import { conduct, type DomainPart, serve } from '#kernel/domain.ts';
import * as record from '../../contract/project-record.ts';
import * as works from '../../contract/project-works.ts';
import * as projects from '../../contract/projects.ts';
import { projectErrors, projectPermissions } from '../../contract/projects-permissions.ts';
import * as costs from '../../contract/standard-costs.ts';
import { worksErrors } from '../../rules/works-refusals.ts';
import { changeProjectAmount, projectChangeApproval } from './change-amount.ts';
import { cancelDailyRepair, enterDailyRepair, listDailyRepairs } from './daily-repairs.ts';
import { exportProjects } from './export-projects.ts';
import { getProject } from './get-project.query.ts';
import { listProjects } from './project.query.ts';
import { projectApproval } from './project-approval.ts';
import { changeProject, createProject, reviewProject } from './save-project.ts';
import { decideStandardCost, effectsOfStandardCost, listStandardCosts } from './standard-costs.ts';
import { submitProject, withdrawProject } from './submit-project.ts';
import { acceptProject, inspectProject, mendInspection, putMilestones, settleProject, startProject } from './works.ts';

/** Repair and building projects, standard costs, daily repairs (OS-23, OS-28, OS-29). */
export const projectsPart: DomainPart = {
  permissions: projectPermissions,
  errors: { ...projectErrors, ...worksErrors },
  constraints: { standard_cost_pkey: 'office-space.standard_not_later', project_change_waiting: 'office-space.change_pending' },
  routes: [
    serve(projects.listProjects, listProjects),
    conduct(projects.exportProjects, exportProjects),
    serve(projects.reviewProject, reviewProject),
    serve(projects.createProject, createProject),
    serve(record.getProject, getProject),
    serve(projects.changeProject, changeProject),
    serve(projects.submitProject, submitProject),
    serve(projects.withdrawProject, withdrawProject),
    serve(works.startProject, startProject),
    serve(works.putMilestones, putMilestones),
    serve(works.inspectProject, inspectProject),
    serve(works.mendInspection, mendInspection),
    serve(works.changeProjectAmount, changeProjectAmount),
    serve(works.acceptProject, acceptProject),
    serve(works.settleProject, settleProject),
    serve(costs.listStandardCosts, listStandardCosts),
    serve(costs.decideStandardCost, decideStandardCost),
    serve(costs.effectsOfStandardCost, effectsOfStandardCost),
    serve(costs.listDailyRepairs, listDailyRepairs),
    serve(costs.enterDailyRepair, enterDailyRepair),
    serve(costs.cancelDailyRepair, cancelDailyRepair),
  ],
};

/** What of projects goes through a flow. */
export const projectApprovals: readonly ApprovalSubject[] = [projectApproval, projectChangeApproval];
