import type { RoomPart } from '#ui/room/define-room.ts';

const read = 'office-space.reallocation.read';

/** Proposals of re-allocation and orders to move in the browser. */
export const reallocationPart: RoomPart = {
  menu: [
    { id: 'office-space.reallocations', group: 'office-space-supply', icon: 'move', to: '/office-space/reallocations', permission: read },
    { id: 'office-space.move-orders', group: 'office-space-supply', icon: 'document', to: '/office-space/move-orders', permission: read },
  ],
  routes: [
    { path: '/office-space/reallocations', page: () => import('./reallocations.page.tsx'), permission: read },
    {
      path: '/office-space/reallocations/new',
      page: () => import('./new-reallocation.page.tsx'),
      permission: 'office-space.reallocation.propose',
      titleKey: 'page.office-space.reallocation.new',
    },
    {
      path: '/office-space/reallocations/$reallocationId',
      page: () => import('./reallocation.page.tsx'),
      permission: read,
      titleKey: 'page.office-space.reallocation',
    },
    { path: '/office-space/move-orders', page: () => import('./move-orders.page.tsx'), permission: read },
    {
      path: '/office-space/move-orders/$orderId',
      page: () => import('./move-order.page.tsx'),
      permission: read,
      titleKey: 'page.office-space.move-order',
    },
  ],
};
