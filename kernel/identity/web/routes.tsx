import { defineRoom } from '#ui/room/define-room.ts';

export const room = defineRoom({
  domain: 'identity',
  menu: [],
  routes: [],
  pickers: [{ kind: 'account', fields: ['accountId'], load: () => import('./account-picker.tsx') }],
});
