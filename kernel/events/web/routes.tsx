import { defineRoom } from '#ui/room/define-room.ts';
import { channelsPart } from './channels/part.ts';

export const room = defineRoom(
  {
    domain: 'events',
    menu: [
      {
        id: 'events.tasks',
        group: 'work',
        icon: 'job',
        to: '/jobs',
        also: ['/tasks'],
        permission: 'signed-in',
        order: 110,
        onPhone: false,
      },
      { id: 'events.queues', group: 'system', icon: 'network', to: '/jobs/queues', permission: 'events.queue.read', order: 10 },
    ],
    routes: [
      { path: '/jobs', page: () => import('./jobs.page.tsx'), permission: 'signed-in', titleKey: 'menu.events.tasks' },
      { path: '/jobs/queues', page: () => import('./queues.page.tsx'), permission: 'events.queue.read', titleKey: 'menu.events.queues' },
      { path: '/tasks/$taskId', page: () => import('./task.page.tsx'), permission: 'signed-in', titleKey: 'page.events.task' },
    ],
  },
  channelsPart,
);
