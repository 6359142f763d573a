import { countNotifications } from '#kernel/events/contract/notifications.ts';
import { homeCounter } from '#ui/room/define-room.ts';

export const counters = [
  homeCounter({
    id: 'tasks',
    labelKey: 'home.tasks',
    permission: 'signed-in',
    route: countNotifications,
    input: {},
    figure: (answer) => ({ value: answer.needsAction, tone: answer.needsAction > 0 ? 'attention' : 'ok' }),
    to: '/tasks',
    order: 0,
  }),
  homeCounter({
    id: 'unread',
    labelKey: 'home.unread',
    permission: 'signed-in',
    route: countNotifications,
    input: {},
    figure: (answer) => ({ value: answer.unread }),
    to: '/tasks?show=all',
    order: 90,
  }),
];
