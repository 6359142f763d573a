import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, booleanParam, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day, instant } from '#shared/time.ts';

/** 待办, 已办, 我发起, 抄送. */
export const boxes = ['todo', 'done', 'started', 'copy'] as const;
export const box = z.enum(boxes);
export type Box = z.infer<typeof box>;

/** How a deadline stands: passed, within one day of work, within three, later, none. */
export const deadlines = ['overdue', 'today', 'soon', 'later', 'none'] as const;
export const deadline = z.enum(deadlines);
export type Deadline = z.infer<typeof deadline>;

export const workSort = ['dueAt', 'createdAt', 'endedAt'] as const;

export const workItem = z.object({
  id,
  box,
  /** Label `subject.<subject>`. */
  subject: z.string(),
  recordId: id,
  unit: z.object({ id, name: z.string().nullable() }),
  title: z.string(),
  number: z.string().nullable(),
  /** Page of the browser application. */
  path: z.string(),
  createdAt: instant,
  dueAt: instant.nullable(),
  deadline,
  /** Working hours since it came, to its end or until now. */
  ageHours: z.number(),
  /** Working hours until the deadline, negative after it; null without one, and once it has ended. */
  hoursLeft: z.number().nullable(),
  seenAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** Label `work.outcome.<outcome>`. */
  outcome: z.string().nullable(),
  /** By which the room that assigned the work acts on it. */
  stepKey: z.string().nullable(),
  /** May be acted on together with others. */
  bulk: z.boolean(),
});
export type WorkItem = z.infer<typeof workItem>;

/** Filters that list and groups share. */
const filters = z.object({
  box: box.default('todo'),
  subject: listParam(z.string().max(100)),
  unitId: id.optional(),
  deadline: listParam(deadline),
  /** Not opened yet, or opened. */
  seen: booleanParam,
  /** Still under way: for what one has begun. */
  open: booleanParam,
  bulk: booleanParam,
  /** A fragment of number or title. */
  q: z.string().trim().max(100).optional(),
  /** First and last day on which it came. */
  from: day.optional(),
  to: day.optional(),
  /** First and last day on which it ended. */
  endedFrom: day.optional(),
  endedTo: day.optional(),
});

export const listWork = route({
  method: 'GET',
  path: '/workbench/work',
  permission: 'workbench.work.read',
  query: pageQuery(workSort).extend(filters.shape),
  returns: pageOf(workItem).extend({ abilities }),
  summary: 'What waits for the own account, what it has done, what it began, what it was told of',
});

export const countWork = route({
  method: 'GET',
  path: '/workbench/counts',
  permission: 'workbench.work.read',
  returns: z.object({
    todo: z.int(),
    overdue: z.int(),
    /** Due within three working days, overdue ones not counted. */
    soon: z.int(),
    unseen: z.int(),
    /** Done since the first of this month. */
    doneThisMonth: z.int(),
    /** Begun and still under way. */
    started: z.int(),
    /** Copies not opened yet. */
    copies: z.int(),
    /** The first day that `doneThisMonth` counts. */
    monthFrom: day,
  }),
  summary: 'The figures of the workbench',
});

export const groupWork = route({
  method: 'GET',
  path: '/workbench/groups',
  permission: 'workbench.work.read',
  query: filters,
  returns: z.object({
    total: z.int(),
    subjects: z.array(z.object({ subject: z.string(), count: z.int(), overdue: z.int() })),
    deadlines: z.array(z.object({ deadline, count: z.int() })),
  }),
  summary: 'How the entries of a list fall to subjects and deadlines; a choice of one does not narrow its own figures',
});

/** Marks entries as opened; without `ids` all of a list. */
export const markSeen = route({
  method: 'POST',
  path: '/workbench/work/seen',
  permission: 'workbench.work.read',
  body: z.object({ ids: z.array(id).min(1).max(200).optional(), box: box.optional() }),
  returns: z.object({ marked: z.int() }),
  summary: 'Mark entries of the workbench as opened',
});
