import { conduct, defineDomain, serve } from '#kernel/domain.ts';
import { countNotifications, listNotifications, markNotificationsRead } from '../contract/notifications.ts';
import { eventsErrors, eventsPermissions } from '../contract/permissions.ts';
import { cancelTask, getTask, listQueues, listTasks, streamRoute } from '../contract/tasks.ts';
import { channelsPart } from './channels/part.ts';
import { countUnread, markRead, readNotifications } from './notifications.query.ts';
import { streamToAccount } from './stream.ts';
import { sweepEvents } from './sweep-events.job.ts';
import { readQueues, readTask, readTasks, stopTask } from './tasks.query.ts';

export const events = defineDomain(
  {
    name: 'events',
    permissions: eventsPermissions,
    errors: eventsErrors,
    routes: [
      serve(listNotifications, readNotifications),
      serve(countNotifications, countUnread),
      serve(markNotificationsRead, markRead),
      serve(listTasks, readTasks),
      serve(getTask, readTask),
      serve(cancelTask, stopTask),
      serve(listQueues, readQueues),
      conduct(streamRoute, streamToAccount),
    ],
    jobs: [{ name: 'events.sweep', cron: '10 3 * * *', run: sweepEvents }],
  },
  channelsPart,
);
