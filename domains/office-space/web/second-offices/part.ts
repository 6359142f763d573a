import type { RoomPart } from '#ui/room/define-room.ts';

const read = 'office-space.second-office.read';
const apply = 'office-space.second-office.apply';

/** Second offices of leaders (OS-16). */
export const secondOfficesPart: RoomPart = {
  menu: [
    {
      id: 'office-space.second-offices',
      group: 'office-space-supply',
      icon: 'person',
      to: '/office-space/second-offices',
      permission: read,
    },
  ],
  routes: [
    { path: '/office-space/second-offices', page: () => import('./second-offices.page.tsx'), permission: read },
    {
      path: '/office-space/second-offices/new',
      page: () => import('./new-second-office.page.tsx'),
      permission: apply,
      titleKey: 'page.office-space.second-office.new',
    },
    {
      path: '/office-space/second-offices/$secondOfficeId',
      page: () => import('./second-office.page.tsx'),
      permission: read,
      titleKey: 'page.office-space.second-office',
    },
    {
      path: '/office-space/second-offices/$secondOfficeId/edit',
      page: () => import('./edit-second-office.page.tsx'),
      permission: apply,
      titleKey: 'page.office-space.second-office.mend',
    },
  ],
};
