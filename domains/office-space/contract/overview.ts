import { z } from 'zod';
import { route } from '#shared/route.ts';
import { figureLink } from './words.ts';

/** Figures of the home page; which ones come depends on the reader's rights. Label: `page.office-space.figure.<id>`. */
export const overview = route({
  method: 'GET',
  path: '/office-space/overview',
  permission: 'office-space.room.read',
  returns: z.object({
    figures: z.array(
      z.object({
        id: z.string(),
        value: z.string(),
        type: z.enum(['count', 'sqm', 'percent']),
        /** Shown with its shape; null for a plain figure. */
        level: z.enum(['ok', 'yellow', 'red']).nullable(),
        link: figureLink,
      }),
    ),
    byKind: z.array(z.object({ kind: z.string(), usableSqm: z.string(), roomCount: z.int(), link: figureLink })),
    byAlarm: z.array(z.object({ code: z.string(), red: z.int(), yellow: z.int(), link: figureLink })),
    checkedAt: z.string().nullable(),
  }),
  summary: 'The figures of office space in the reader’s reach',
});
