import type { RoomPart } from '#ui/room/define-room.ts';

const group = 'office-space-supply';
const read = 'office-space.letting.read';

/** Contracts of letting and renting, their applications, income, and changes of function. The list of contracts stands in the room's own menu. */
export const leasesPart: RoomPart = {
  menu: [
    { id: 'office-space.lease-applications', group, icon: 'document', to: '/office-space/lease-applications', permission: read },
    { id: 'office-space.rent-income', group, icon: 'table', to: '/office-space/rent-income', permission: read },
    {
      id: 'office-space.function-changes',
      group,
      icon: 'move',
      to: '/office-space/function-changes',
      permission: 'office-space.alarm.read',
    },
  ],
  routes: [
    {
      path: '/office-space/lettings/$lettingId',
      page: () => import('./lease.page.tsx'),
      permission: read,
      titleKey: 'page.office-space.lease.contract',
    },
    {
      path: '/office-space/lettings/$lettingId/print',
      page: () => import('./lease-print.page.tsx'),
      permission: read,
      titleKey: 'page.office-space.lease.summary',
    },
    { path: '/office-space/rent-income', page: () => import('./income.page.tsx'), permission: read },
    { path: '/office-space/lease-applications', page: () => import('./applications.page.tsx'), permission: read },
    {
      path: '/office-space/lease-applications/new',
      page: () => import('./new-application.page.tsx'),
      permission: 'office-space.letting.apply',
      titleKey: 'page.office-space.lease.new',
    },
    {
      path: '/office-space/lease-applications/$applicationId',
      page: () => import('./application.page.tsx'),
      permission: read,
      titleKey: 'page.office-space.lease.application',
    },
    {
      path: '/office-space/lease-applications/$applicationId/edit',
      page: () => import('./edit-application.page.tsx'),
      permission: 'office-space.letting.apply',
      titleKey: 'page.office-space.lease.mend',
    },
    { path: '/office-space/function-changes', page: () => import('./function-changes.page.tsx'), permission: 'office-space.alarm.read' },
  ],
};
