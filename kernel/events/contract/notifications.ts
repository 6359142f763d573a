import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { booleanParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { instant } from '#shared/time.ts';

export const notification = z.object({
  id,
  /** Dotted id of what happened. */
  kind: z.string(),
  /** A ready sentence in the reader's language: the label `notification.<kind>` with its parameters. */
  title: z.string(),
  /** The page where the reader acts, a path of the browser application. */
  to: z.string().nullable(),
  /** Something waits for the reader's hand: shown under 待办 until it is done. */
  needsAction: z.boolean(),
  createdAt: instant,
  readAt: instant.nullable(),
});
export type Notification = z.infer<typeof notification>;

export const listNotifications = route({
  method: 'GET',
  path: '/notifications',
  permission: 'signed-in',
  query: pageQuery(['createdAt']).extend({ unread: booleanParam, needsAction: booleanParam }),
  returns: pageOf(notification),
  summary: 'The notifications of the signed-in account, newest first',
});

export const countNotifications = route({
  method: 'GET',
  path: '/notifications/count',
  permission: 'signed-in',
  returns: z.object({ unread: z.int(), needsAction: z.int() }),
  summary: 'How many notifications are unread and how many wait for an act',
});

/** Marks the named notifications of the account as read; without `ids` all of them. */
export const markNotificationsRead = route({
  method: 'POST',
  path: '/notifications/read',
  permission: 'signed-in',
  body: z.object({ ids: z.array(id).max(200).optional() }),
  returns: z.object({ marked: z.int() }),
  summary: 'Mark notifications as read',
});

/**
 * What travels on `GET /api/events/stream` (server-sent events), by the name of the event.
 * `notification` carries the new notification; `job` the state of one long job of the account; `changed` says that lists of the account
 * are to be read anew: `what` is the word of the room they belong to.
 */
export const streamEvents = {
  notification,
  job: z.object({
    id: z.string(),
    kind: z.string(),
    state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
    doneCount: z.int(),
    totalCount: z.int().nullable(),
  }),
  changed: z.object({ what: z.string() }),
} as const;
export type StreamEvents = { [K in keyof typeof streamEvents]: z.infer<(typeof streamEvents)[K]> };
