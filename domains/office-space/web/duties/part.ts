import type { RoomPart } from '#ui/room/define-room.ts';

const read = 'office-space.duty.read';

/** The yearly tasks of every unit (OS-19). */
export const dutiesPart: RoomPart = {
  menu: [{ id: 'office-space.duties', group: 'office-space-supply', icon: 'calendar', to: '/office-space/duties', permission: read }],
  routes: [
    { path: '/office-space/duties', page: () => import('./duties.page.tsx'), permission: read },
    { path: '/office-space/duties/$dutyId', page: () => import('./duty.page.tsx'), permission: read, titleKey: 'page.office-space.duty' },
    {
      path: '/office-space/duties/$dutyId/print',
      page: () => import('./duty-print.page.tsx'),
      permission: read,
      titleKey: 'page.office-space.duty.print',
    },
  ],
};
