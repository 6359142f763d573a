import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { areaSqm, decimal } from '#shared/units.ts';
import { fragment, lettingDirection, sqm, unitFilter } from './words.ts';

export const letting = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  buildingId: id,
  buildingName: z.string(),
  roomId: id.nullable(),
  roomCode: z.string().nullable(),
  direction: lettingDirection,
  counterpart: z.string(),
  areaSqm: sqm,
  rentYuanPerSqmMonth: z.string().nullable(),
  approvalNo: z.string().nullable(),
  from: day,
  /** Last day; null without a term. */
  to: day.nullable(),
});

export const listLettings = route({
  method: 'GET',
  path: '/office-space/lettings',
  permission: 'office-space.letting.read',
  query: pageQuery(['from', 'to', 'counterpart', 'areaSqm', 'buildingName']).extend({
    q: fragment,
    ...unitFilter,
    buildingId: id.optional(),
    roomId: id.optional(),
    direction: listParam(lettingDirection),
    /** Those that run on this day; all when absent. */
    on: day.optional(),
  }),
  returns: pageOf(letting.extend({ abilities })),
  summary: 'Areas let, lent, rented and borrowed',
});

export const createLetting = route({
  method: 'POST',
  path: '/office-space/lettings',
  permission: 'office-space.letting.manage',
  body: z.object({
    orgId: id,
    buildingId: id,
    roomId: id.nullable().optional(),
    direction: lettingDirection,
    counterpart: z.string().trim().min(1).max(100),
    areaSqm: areaSqm.refine((v) => Number(v) > 0, { error: 'too_small', params: { min: '0.01' } }),
    rentYuanPerSqmMonth: decimal(2, '0', '99999999.99').nullable().optional(),
    approvalNo: z.string().trim().min(1).max(100).nullable().optional(),
    from: day,
    to: day.nullable().optional(),
  }),
  returns: z.object({ id }),
  status: 201,
  errors: [
    'office-space.letting_overlap',
    'office-space.letting_not_of_building',
    'office-space.room_occupied',
    'office-space.certificate_no_basis',
    'office-space.dates_reversed',
  ],
  summary: 'Enter a letting, lending, renting or borrowing',
});

export const endLetting = route({
  method: 'POST',
  path: '/office-space/lettings/:lettingId/end',
  permission: 'office-space.letting.manage',
  params: z.object({ lettingId: id }),
  body: z.object({
    on: day,
    /** Agreement or notice the early end rests on. */ document: z.string().trim().min(1).max(200).nullable().optional(),
  }),
  returns: z.object({ id, to: day }),
  errors: ['office-space.letting_ended', 'office-space.day_before_start'],
  summary: 'End a letting; the room stands vacant from the next day',
});
