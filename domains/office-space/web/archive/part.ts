import type { RoomPart } from '#ui/room/define-room.ts';

const group = 'office-space-works';

/** Ownership archive and three-way reconciliations. */
export const archivePart: RoomPart = {
  menu: [
    { id: 'office-space.archive', group, icon: 'certificate', to: '/office-space/archive', permission: 'office-space.archive.read' },
    {
      id: 'office-space.reconciliations',
      group,
      icon: 'audit',
      to: '/office-space/reconciliations',
      permission: 'office-space.reconciliation.read',
    },
  ],
  routes: [
    { path: '/office-space/archive', page: () => import('./archive.page.tsx'), permission: 'office-space.archive.read' },
    {
      path: '/office-space/reconciliations',
      page: () => import('./runs.page.tsx'),
      permission: 'office-space.reconciliation.read',
    },
    {
      path: '/office-space/reconciliations/$runId',
      page: () => import('./run.page.tsx'),
      permission: 'office-space.reconciliation.read',
      titleKey: 'page.office-space.run',
    },
  ],
};
