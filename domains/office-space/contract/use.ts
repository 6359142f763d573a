import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { letting } from './lettings.ts';
import { occupancy, reclaim } from './occupancies.ts';
import { alarm, roomVerdict } from './verdicts.ts';
import { sqm } from './words.ts';

export const useOfRoom = route({
  method: 'GET',
  path: '/office-space/rooms/:roomId/use',
  permission: 'office-space.occupancy.read',
  params: z.object({ roomId: id }),
  query: z.object({ on: day.optional() }),
  returns: z.object({
    on: day,
    occupants: z.array(occupancy),
    verdict: roomVerdict.nullable(),
    /** Ended seats, newest first, at most 200. */
    history: z.array(occupancy),
    lettings: z.array(letting),
    alarms: z.array(alarm),
    abilities,
  }),
  summary: 'Who sits in a room on a day, what is allowed, what was before',
});

export const useOfPerson = route({
  method: 'GET',
  path: '/office-space/people/:personId/use',
  permission: 'office-space.occupancy.read',
  params: z.object({ personId: id }),
  query: z.object({ on: day.optional() }),
  returns: z.object({
    on: day,
    person: z.object({
      id,
      name: z.string(),
      staffNo: z.string().nullable(),
      state: z.string(),
      leftOn: day.nullable(),
      orgId: id,
      orgName: z.string(),
    }),
    posts: z.array(
      z.object({
        orgId: id,
        orgName: z.string(),
        title: z.string(),
        rankCode: z.string(),
        isMain: z.boolean(),
        from: day,
        to: day.nullable(),
        limitSqm: sqm.nullable(),
        clause: z.string().nullable(),
      }),
    ),
    rooms: z.array(occupancy.extend({ verdict: roomVerdict.nullable() })),
    history: z.array(occupancy),
    reclaims: z.array(reclaim),
    alarms: z.array(alarm),
    abilities,
  }),
  summary: 'All rooms, posts, limits and alarms of a person on a day',
});
