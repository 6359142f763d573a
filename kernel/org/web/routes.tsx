import { defineRoom } from '#ui/room/define-room.ts';

export const room = defineRoom({
  domain: 'org',
  menu: [],
  routes: [],
  pickers: [
    { kind: 'unit', fields: ['unitId', 'orgId', 'successorId'], load: () => import('./unit-picker.tsx') },
    { kind: 'person', fields: ['personId'], load: () => import('./person-picker.tsx') },
    { kind: 'division', fields: ['divisionCode'], load: () => import('./division-picker.tsx') },
  ],
});
