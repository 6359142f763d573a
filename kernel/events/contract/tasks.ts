import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { instant } from '#shared/time.ts';

export const taskStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;

/** A long job a person asked for: an import, an export, a check. Label of the kind: `task.<kind>`. */
export const taskView = z.object({
  id,
  kind: z.string(),
  state: z.enum(taskStates),
  doneCount: z.int(),
  totalCount: z.int().nullable(),
  /** What the job answered; its shape belongs to the kind. */
  result: z.unknown().nullable(),
  /** Why it failed, in the reader's language. */
  problem: z.object({ code: z.string(), title: z.string() }).nullable(),
  /** A file to download, with `GET /files/:fileId`. */
  fileId: id.nullable(),
  createdAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  abilities,
});
export type TaskView = z.infer<typeof taskView>;

export const listTasks = route({
  method: 'GET',
  path: '/tasks',
  permission: 'signed-in',
  query: pageQuery(['createdAt']).extend({ state: listParam(z.enum(taskStates)), kind: z.string().max(100).optional() }),
  returns: pageOf(taskView),
  summary: 'The long jobs of the signed-in account, newest first',
});

export const getTask = route({
  method: 'GET',
  path: '/tasks/:taskId',
  permission: 'signed-in',
  params: z.object({ taskId: id }),
  returns: taskView,
  summary: 'One long job of the signed-in account with its progress',
});

export const cancelTask = route({
  method: 'POST',
  path: '/tasks/:taskId/cancel',
  permission: 'signed-in',
  params: z.object({ taskId: id }),
  returns: 'none',
  errors: ['events.task_ended'],
  summary: 'Stop a long job; what it has committed stays, what it has not is dropped',
});

/** How the queues stand, for the system administrator. */
export const listQueues = route({
  method: 'GET',
  path: '/jobs/queues',
  permission: 'events.queue.read',
  returns: z.object({
    items: z.array(
      z.object({
        name: z.string(),
        waiting: z.int(),
        active: z.int(),
        failed: z.int(),
        completed: z.int(),
        oldestWaitingSeconds: z.number().nullable(),
      }),
    ),
    total: z.int(),
    undispatched: z.int(),
  }),
  summary: 'Queues of the worker: waiting, active, failed and completed jobs',
});

export const streamRoute = route({
  method: 'GET',
  path: '/events/stream',
  permission: 'signed-in',
  returns: 'file',
  mediaType: 'text/event-stream',
  summary: 'Server-sent events for the signed-in account: notifications and progress of long jobs',
});
