import { defineRoom } from '#ui/room/define-room.ts';

export const room = defineRoom({
  domain: 'places',
  menu: [],
  routes: [],
  pickers: [
    { kind: 'place', fields: ['placeId', 'campusId', 'buildingId', 'floorId', 'roomId'], load: () => import('./place-picker.tsx') },
  ],
});
