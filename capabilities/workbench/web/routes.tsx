import { defineRoom } from '#ui/room/define-room.ts';

/** The workbench in the browser: the four lists, leave cover, the figures of the home page. */
export const room = defineRoom({
  domain: 'workbench',
  menu: [
    { id: 'workbench', group: 'work', icon: 'todo', to: '/workbench', permission: 'workbench.work.read', order: 10, onPhone: false },
    { id: 'workbench.covers', group: 'work', icon: 'move', to: '/workbench/covers', permission: 'workbench.cover.read', order: 20 },
  ],
  routes: [
    { path: '/workbench', page: () => import('./workbench.page.tsx'), permission: 'workbench.work.read', titleKey: 'menu.workbench' },
    {
      path: '/workbench/covers',
      page: () => import('./covers.page.tsx'),
      permission: 'workbench.cover.read',
      titleKey: 'menu.workbench.covers',
    },
    {
      path: '/workbench/covers/new',
      page: () => import('./new-cover.page.tsx'),
      permission: 'workbench.cover.create',
      titleKey: 'action.workbench.cover.create',
    },
  ],
  counters: () => import('./counters.ts'),
  home: [
    {
      id: 'workbench.due',
      titleKey: 'page.workbench.due',
      permission: 'workbench.work.read',
      component: () => import('./due-section.tsx'),
      width: 'full',
      order: 5,
    },
  ],
  pickers: [{ kind: 'substitute', fields: ['substituteId'], load: () => import('./substitute-picker.tsx') }],
});
