import { defineErrors } from '#shared/errors.ts';
import { definePermissions, everyoneAtWork } from '#shared/permissions.ts';

/** A using unit applies and keeps its daily repairs; standards, budget, works, acceptance and final account are the administration's (OS-28). */
export const projectPermissions = definePermissions({
  'office-space.project.read': ['unit-admin', 'officer', 'leader', 'inspector'],
  'office-space.project.apply': ['unit-admin', 'officer'],
  'office-space.project.manage': ['officer'],
  'office-space.project.inspect': ['officer', 'inspector'],
  'office-space.standard-cost.read': everyoneAtWork,
  'office-space.standard-cost.manage': ['officer'],
  'office-space.daily-repair.read': ['unit-admin', 'officer', 'leader', 'inspector'],
  'office-space.daily-repair.manage': ['unit-admin', 'officer'],
});

/** Refusals of the use cases of projects; those of the rules stand in `rules/works-refusals.ts`. */
export const projectErrors = defineErrors({
  'office-space.project_state': 409,
  'office-space.project_not_draft': 409,
  'office-space.budget_over_approved': 422,
  'office-space.milestone_twice': 422,
  'office-space.standard_not_later': 409,
  'office-space.component_twice': 422,
  'office-space.repair_room_elsewhere': 422,
});
