import type { RoomPart } from '#ui/room/define-room.ts';

/** Pages for the channels of notifications and for webhooks. */
export const channelsPart: RoomPart = {
  menu: [
    {
      id: 'events.channels',
      group: 'work',
      icon: 'setting',
      to: '/notifications/channels',
      permission: 'signed-in',
      order: 107,
      onPhone: false,
    },
    {
      id: 'events.webhooks',
      group: 'system',
      icon: 'api',
      to: '/webhooks',
      permission: 'events.webhook.manage',
      order: 30,
      onPhone: false,
    },
  ],
  routes: [
    {
      path: '/notifications/channels',
      page: () => import('./channels.page.tsx'),
      permission: 'signed-in',
      titleKey: 'menu.events.channels',
    },
    { path: '/webhooks', page: () => import('./webhooks.page.tsx'), permission: 'events.webhook.manage', titleKey: 'menu.events.webhooks' },
    {
      path: '/webhooks/new',
      page: () => import('./new-webhook.page.tsx'),
      permission: 'events.webhook.manage',
      titleKey: 'action.events.webhook.create',
    },
    {
      path: '/webhooks/$webhookId',
      page: () => import('./webhook.page.tsx'),
      permission: 'events.webhook.manage',
      titleKey: 'page.events.webhook.deliveries',
    },
  ],
};
