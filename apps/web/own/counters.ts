import { countNotifications } from '#kernel/events/contract/notifications.ts';
import { homeCounter } from '#ui/room/define-room.ts';

export const counters = [
  homeCounter({
    id: 'unread',
    labelKey: 'home.unread',
    permission: 'signed-in',
    route: countNotifications,
    input: {},
    figure: (answer) => ({ value: answer.unread }),
    to: '/notifications',
    order: 90,
  }),
];
