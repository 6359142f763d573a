import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { document, rankCode } from './words.ts';

/** Approved establishment and leadership posts of one rank, and beside it, never in its place, who actually serves (OS-4). */
export const establishmentRow = z.object({
  rankCode,
  approved: z.int(),
  /** People whose main post has this rank on the day. */
  actual: z.int(),
  from: day.nullable(),
  document: z.string().nullable(),
});

export const getEstablishment = route({
  method: 'GET',
  path: '/org/units/:unitId/establishment',
  permission: 'org.establishment.read',
  params: z.object({ unitId: id }),
  query: z.object({ on: day.optional() }),
  returns: z.object({
    on: day,
    rows: z.array(establishmentRow),
    approvedTotal: z.int(),
    actualTotal: z.int(),
    /** All figures ever filed, newest first. */
    history: z.array(z.object({ rankCode, approved: z.int(), from: day, to: day.nullable(), document: z.string().nullable() })),
    abilities,
  }),
  summary: 'Approved establishment per rank on a day, with the headcount beside it',
});

/** The whole table from a day on: ranks that are not named end. Former figures keep their days; the same day again is a correction. */
export const putEstablishment = route({
  method: 'PUT',
  path: '/org/units/:unitId/establishment',
  permission: 'org.establishment.manage',
  params: z.object({ unitId: id }),
  body: z.object({
    from: day,
    document,
    figures: z.array(z.object({ rankCode, approved: z.int().min(0).max(100_000) })).max(10),
  }),
  returns: z.object({ changed: z.int() }),
  errors: ['org.establishment_later', 'org.rank_not_of_level', 'org.rank_twice', 'org.unit_ended'],
  summary: 'File the approved establishment of a unit from a day on',
});
