import type { RoomPart } from '#ui/room/define-room.ts';

const group = 'office-space-works';
const read = 'office-space.project.read';

/** Repair and building projects, standard costs, daily repairs. */
export const projectsPart: RoomPart = {
  menu: [
    { id: 'office-space.projects', group, icon: 'floor', to: '/office-space/projects', permission: read },
    {
      id: 'office-space.standard-costs',
      group,
      icon: 'table',
      to: '/office-space/standard-costs',
      permission: 'office-space.standard-cost.read',
    },
    {
      id: 'office-space.daily-repairs',
      group,
      icon: 'job',
      to: '/office-space/daily-repairs',
      permission: 'office-space.daily-repair.read',
    },
  ],
  routes: [
    { path: '/office-space/projects', page: () => import('./projects.page.tsx'), permission: read },
    {
      path: '/office-space/projects/new',
      page: () => import('./new-project.page.tsx'),
      permission: 'office-space.project.apply',
      titleKey: 'page.office-space.project.new',
    },
    {
      path: '/office-space/projects/$projectId',
      page: () => import('./project.page.tsx'),
      permission: read,
      titleKey: 'page.office-space.project',
    },
    {
      path: '/office-space/projects/$projectId/edit',
      page: () => import('./edit-project.page.tsx'),
      permission: 'office-space.project.apply',
      titleKey: 'page.office-space.project.edit',
    },
    {
      path: '/office-space/projects/$projectId/print',
      page: () => import('./project-print.page.tsx'),
      permission: read,
      titleKey: 'page.office-space.project.print',
    },
    {
      path: '/office-space/standard-costs',
      page: () => import('./standard-costs.page.tsx'),
      permission: 'office-space.standard-cost.read',
    },
    {
      path: '/office-space/daily-repairs',
      page: () => import('./daily-repairs.page.tsx'),
      permission: 'office-space.daily-repair.read',
    },
  ],
};
