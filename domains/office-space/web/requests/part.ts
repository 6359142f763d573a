import type { RoomPart } from '#ui/room/define-room.ts';

const group = 'office-space-supply';
const read = 'office-space.request.read';

/** Requests for space, renting, agreements and certificates on paper, rooms handed back. */
export const requestsPart: RoomPart = {
  menu: [
    { id: 'office-space.requests', group, icon: 'document', to: '/office-space/requests', permission: read },
    {
      id: 'office-space.handovers',
      group,
      icon: 'move',
      to: '/office-space/handovers',
      permission: 'office-space.handover.read',
    },
  ],
  routes: [
    { path: '/office-space/requests', page: () => import('./requests.page.tsx'), permission: read },
    {
      path: '/office-space/requests/new',
      page: () => import('./new-request.page.tsx'),
      permission: 'office-space.request.submit',
      titleKey: 'page.office-space.request.new',
    },
    {
      path: '/office-space/requests/$requestId',
      page: () => import('./request.page.tsx'),
      permission: read,
      titleKey: 'page.office-space.request',
    },
    {
      path: '/office-space/requests/$requestId/edit',
      page: () => import('./edit-request.page.tsx'),
      permission: 'office-space.request.submit',
      titleKey: 'page.office-space.request.edit',
    },
    {
      path: '/office-space/requests/$requestId/rent',
      page: () => import('./rent.page.tsx'),
      permission: 'office-space.request.submit',
      titleKey: 'page.office-space.rent.new',
    },
    {
      path: '/office-space/rents/$rentId/edit',
      page: () => import('./edit-rent.page.tsx'),
      permission: 'office-space.request.submit',
      titleKey: 'page.office-space.rent.edit',
    },
    {
      path: '/office-space/agreements/$agreementId',
      page: () => import('./agreement.page.tsx'),
      permission: read,
      titleKey: 'page.office-space.agreement',
    },
    {
      path: '/office-space/certificates/$certificateId',
      page: () => import('./certificate.page.tsx'),
      permission: read,
      titleKey: 'page.office-space.certificate',
    },
    { path: '/office-space/handovers', page: () => import('./handovers.page.tsx'), permission: 'office-space.handover.read' },
  ],
};
