import { defineRoom } from '#ui/room/define-room.ts';

export const room = defineRoom({
  domain: 'audit',
  menu: [{ id: 'audit', group: 'security', icon: 'audit', to: '/audit', permission: 'audit.entry.read', order: 50 }],
  routes: [{ path: '/audit', page: () => import('./audit.page.tsx'), permission: 'audit.entry.read', titleKey: 'menu.audit' }],
  pickers: [{ kind: 'audit.label', fields: [], load: () => import('./label-picker.tsx') }],
});
