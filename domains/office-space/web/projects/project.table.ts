import { defineTable } from '#ui/table/define-table.ts';
import { exportProjects, listProjects } from '../../contract/projects.ts';
import { buildingAddress } from '../addresses.ts';
import { lightTones, projectTones } from '../works/tones.ts';

export const projectAddress = (id: string): string => `/office-space/projects/${id}`;

export const projectTable = defineTable({
  id: 'office-space.projects',
  route: listProjects,
  columns: [
    { name: 'name', labelKey: 'field.office-space.projectName', width: 240 },
    { name: 'number', width: 176 },
    { name: 'kind', labelKey: 'field.office-space.projectKind', list: 'office-space.project_kind', width: 104 },
    { name: 'state', list: 'office-space.project_state', tones: projectTones, width: 104 },
    { name: 'milestoneLight', list: 'office-space.milestone_light', tones: lightTones, width: 104 },
    { name: 'orgName', width: 200 },
    { name: 'buildingName', width: 200, link: (row) => (row.buildingId ? buildingAddress(row.buildingId) : null) },
    { name: 'estimateYuan', width: 140 },
    { name: 'submittedOn', width: 116 },
    { name: 'approvedYuan', optional: true },
    { name: 'budgetYuan', optional: true },
    { name: 'finalYuan', optional: true },
  ],
  filters: [
    'q',
    'orgId',
    { name: 'kind', list: 'office-space.project_kind', labelKey: 'field.office-space.projectKind' },
    { name: 'state', list: 'office-space.project_state' },
    'buildingId',
  ],
  sort: '-submittedOn',
  rowLink: (row) => projectAddress(row.id),
  exportRoute: exportProjects,
  emptyKey: 'page.office-space.project.empty',
});
