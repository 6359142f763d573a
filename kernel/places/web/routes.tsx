import { defineRoom } from '#ui/room/define-room.ts';

const manage = 'places.place.manage';
const read = 'places.place.read';

export const room = defineRoom({
  domain: 'places',
  menu: [{ id: 'places', group: 'places', icon: 'place', to: '/places', permission: read }],
  routes: [
    { path: '/places', page: () => import('./places.page.tsx'), permission: read, titleKey: 'menu.places' },
    {
      path: '/places/buildings/new',
      page: () => import('./new-building.page.tsx'),
      permission: manage,
      titleKey: 'page.places.building.new',
    },
    { path: '/places/buildings/$buildingId', page: () => import('./building.page.tsx'), permission: read },
    { path: '/places/buildings/$buildingId/change', page: () => import('./change-building.page.tsx'), permission: manage },
    { path: '/places/buildings/$buildingId/floors', page: () => import('./floors.page.tsx'), permission: manage },
    { path: '/places/campuses/new', page: () => import('./new-campus.page.tsx'), permission: manage, titleKey: 'page.places.campus.new' },
    { path: '/places/campuses/$campusId', page: () => import('./campus.page.tsx'), permission: read },
    { path: '/places/campuses/$campusId/change', page: () => import('./change-campus.page.tsx'), permission: manage },
    { path: '/places/rooms/$roomId', page: () => import('./room.page.tsx'), permission: read },
  ],
  pickers: [
    { kind: 'place', fields: ['placeId', 'campusId', 'buildingId', 'floorId', 'roomId'], load: () => import('./place-picker.tsx') },
  ],
});
