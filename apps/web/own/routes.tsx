import { defineRoom } from '#ui/room/define-room.ts';

/** The pages that everybody has: home, notifications, scan, me. */
export const room = defineRoom({
  domain: 'own',
  menu: [
    { id: 'home', group: 'work', icon: 'home', to: '/', permission: 'signed-in', order: 0, onPhone: false },
    { id: 'notifications', group: 'work', icon: 'bell', to: '/notifications', permission: 'signed-in', order: 105 },
  ],
  routes: [
    { path: '/', page: () => import('../home/home.page.tsx'), permission: 'signed-in', titleKey: 'menu.home' },
    { path: '/notifications', page: () => import('./notifications.page.tsx'), permission: 'signed-in', titleKey: 'menu.notifications' },
    { path: '/scan', page: () => import('./scan.page.tsx'), permission: 'signed-in', titleKey: 'menu.scan' },
    { path: '/me', page: () => import('./mine.page.tsx'), permission: 'signed-in', titleKey: 'menu.mine' },
  ],
  counters: () => import('./counters.ts'),
});
