import type { RoomPart } from '#ui/room/define-room.ts';

/** Floor plans in the browser. */
export const drawingsPart: RoomPart = {
  routes: [
    {
      path: '/office-space/floors/$floorId',
      page: () => import('./floor.page.tsx'),
      permission: 'office-space.room.read',
      titleKey: 'page.office-space.floor',
    },
    {
      path: '/office-space/floors/$floorId/draw',
      page: () => import('./draw-floor.page.tsx'),
      permission: 'office-space.drawing.manage',
      titleKey: 'page.office-space.floor.drawing',
    },
  ],
};
