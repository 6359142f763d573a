import type { RoomPart } from '#ui/room/define-room.ts';

const reads = 'office-space.patrol.read';

/** Pages of special patrols; the walk works on a phone without a network. */
export const patrolPart: RoomPart = {
  menu: [{ id: 'office-space.patrols', group: 'office-space-works', icon: 'audit', to: '/office-space/patrols', permission: reads }],
  routes: [
    { path: '/office-space/patrols', page: () => import('./patrols.page.tsx'), permission: reads },
    {
      path: '/office-space/patrols/new',
      page: () => import('./new-patrol.page.tsx'),
      permission: 'office-space.patrol.manage',
      titleKey: 'page.office-space.patrol.new',
    },
    {
      path: '/office-space/patrols/$patrolId',
      page: () => import('./patrol.page.tsx'),
      permission: reads,
      titleKey: 'page.office-space.patrol',
    },
    {
      path: '/office-space/patrols/$patrolId/walk',
      page: () => import('./walk.page.tsx'),
      permission: 'office-space.patrol.report',
      titleKey: 'page.office-space.patrol.walk',
    },
  ],
};
