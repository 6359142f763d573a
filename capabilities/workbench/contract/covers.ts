import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day, instant } from '#shared/time.ts';

export const coverStates = ['ahead', 'running', 'over', 'ended'] as const;

const someone = z.object({ id, name: z.string(), unitName: z.string().nullable() });

/** Leave cover (代理): the substitute acts for the account from the first to the last day. */
export const cover = z.object({
  id,
  account: someone,
  substitute: someone,
  /** The reader is the one who is covered; otherwise the one who covers. */
  own: z.boolean(),
  startsOn: day,
  endsOn: day,
  /** Subjects it holds for, labels `subject.<subject>`; null for all. */
  subjects: z.array(z.string()).nullable(),
  reason: z.string(),
  state: z.enum(coverStates),
  createdAt: instant,
  endedAt: instant.nullable(),
  abilities,
});
export type Cover = z.infer<typeof cover>;

export const listCovers = route({
  method: 'GET',
  path: '/workbench/covers',
  permission: 'workbench.cover.read',
  query: pageQuery(['startsOn']).extend({ side: z.enum(['own', 'others']).optional() }),
  returns: pageOf(cover).extend({ abilities, subjects: z.array(z.string()) }),
  summary: 'Leave cover that one has set, and that one gives',
});

export const createCover = route({
  method: 'POST',
  path: '/workbench/covers',
  permission: 'workbench.cover.create',
  body: z
    .object({
      substituteId: id,
      startsOn: day,
      endsOn: day,
      /** None for all subjects. */
      subjects: z.array(z.string().max(100)).min(1).max(100).nullable().default(null),
      reason: z.string().trim().min(1).max(200),
    })
    .refine((c) => c.endsOn >= c.startsOn, { path: ['endsOn'], error: 'workbench.days_order' })
    .refine((c) => Date.parse(c.endsOn) - Date.parse(c.startsOn) <= 366 * 86_400_000, {
      path: ['endsOn'],
      error: 'workbench.cover_too_long',
    }),
  returns: cover,
  status: 201,
  errors: ['workbench.cover_overlap', 'workbench.cover_circle', 'workbench.substitute_unfit'],
  summary: 'Let a colleague act in one’s place for a period, for all subjects or some',
});

export const endCover = route({
  method: 'POST',
  path: '/workbench/covers/:coverId/end',
  permission: 'workbench.cover.end',
  params: z.object({ coverId: id }),
  returns: cover,
  errors: ['workbench.cover_ended'],
  summary: 'End a leave cover before its last day, at once',
});

/** Whom the form of leave cover offers. */
export const listSubstitutes = route({
  method: 'GET',
  path: '/workbench/substitutes',
  permission: 'workbench.cover.create',
  query: pageQuery(['name']).extend({
    q: z.string().trim().max(64).optional(),
    ids: z
      .array(id)
      .max(20)
      .or(id.transform((one) => [one]))
      .optional(),
  }),
  returns: pageOf(someone),
  summary: 'Colleagues within reach who may act for others',
});
