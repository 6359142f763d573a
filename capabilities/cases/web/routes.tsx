import { defineRoom } from '#ui/room/define-room.ts';

const group = 'supervision';
const read = 'cases.case.read';

/** Supervision in the browser: cases and their steps, letters, lists, figures, settings. */
export const room = defineRoom({
  domain: 'cases',
  menu: [
    { id: 'cases.cases', group, icon: 'alarm', to: '/cases', permission: read },
    { id: 'cases.statistics', group, icon: 'chart', to: '/cases/statistics', permission: 'cases.statistics.read' },
    { id: 'cases.lists', group, icon: 'table', to: '/cases/lists', permission: 'cases.list.read' },
    { id: 'cases.settings', group, icon: 'setting', to: '/cases/settings', permission: 'cases.setting.read', onPhone: false },
  ],
  routes: [
    { path: '/cases', page: () => import('./cases.page.tsx'), permission: read },
    { path: '/cases/new', page: () => import('./new-case.page.tsx'), permission: 'cases.case.open', titleKey: 'page.cases.new' },
    { path: '/cases/statistics', page: () => import('./statistics/statistics.page.tsx'), permission: 'cases.statistics.read' },
    { path: '/cases/lists', page: () => import('./lists/lists.page.tsx'), permission: 'cases.list.read' },
    { path: '/cases/settings', page: () => import('./settings.page.tsx'), permission: 'cases.setting.read' },
    { path: '/cases/$caseId', page: () => import('./record/case.page.tsx'), permission: read, titleKey: 'page.cases.case' },
    { path: '/cases/$caseId/letters/$letterId', page: () => import('./letter.page.tsx'), permission: read, titleKey: 'page.cases.letter' },
  ],
  counters: () => import('./counters.ts'),
});
