import { defineRoom } from '#ui/room/define-room.ts';

/** The pages that everybody has: home, to do, scan, me. */
export const room = defineRoom({
  domain: 'own',
  menu: [
    { id: 'home', group: 'work', icon: 'home', to: '/', permission: 'signed-in', onPhone: false },
    { id: 'tasks', group: 'work', icon: 'bell', to: '/tasks', permission: 'signed-in', onPhone: false },
  ],
  routes: [
    { path: '/', page: () => import('../home/home.page.tsx'), permission: 'signed-in', titleKey: 'menu.home' },
    { path: '/tasks', page: () => import('./tasks.page.tsx'), permission: 'signed-in', titleKey: 'menu.tasks' },
    { path: '/scan', page: () => import('./scan.page.tsx'), permission: 'signed-in', titleKey: 'menu.scan' },
    { path: '/me', page: () => import('./mine.page.tsx'), permission: 'signed-in', titleKey: 'menu.mine' },
  ],
  counters: () => import('./counters.ts'),
});
