import type { RoomPart } from '#ui/room/define-room.ts';

const group = 'office-space-works';
const read = 'office-space.disposal.read';
const propose = 'office-space.disposal.propose';

/** Disposal and use of idle space in six modes. */
export const disposalsPart: RoomPart = {
  menu: [{ id: 'office-space.disposals', group, icon: 'move', to: '/office-space/disposals', permission: read }],
  routes: [
    { path: '/office-space/disposals', page: () => import('./disposals.page.tsx'), permission: read },
    {
      path: '/office-space/disposals/new',
      page: () => import('./new-disposal.page.tsx'),
      permission: propose,
      titleKey: 'page.office-space.disposal.new',
    },
    {
      path: '/office-space/disposals/$disposalId',
      page: () => import('./disposal.page.tsx'),
      permission: read,
      titleKey: 'page.office-space.disposal',
    },
    {
      path: '/office-space/disposals/$disposalId/edit',
      page: () => import('./edit-disposal.page.tsx'),
      permission: propose,
      titleKey: 'page.office-space.disposal.edit',
    },
    {
      path: '/office-space/disposals/$disposalId/print',
      page: () => import('./disposal-print.page.tsx'),
      permission: read,
      titleKey: 'page.office-space.disposal.print',
    },
  ],
};
