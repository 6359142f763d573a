import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { decimal } from '#shared/units.ts';
import { applicationState, finding } from './lease-words.ts';
import { fragment, sqm, unitFilter } from './words.ts';

export const secondOffice = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  number: z.string(),
  personId: id,
  personName: z.string(),
  roomId: id,
  roomCode: z.string(),
  buildingName: z.string(),
  reason: z.string(),
  distanceKm: z.string(),
  daysPerMonth: z.int(),
  from: day,
  /** Share of the room and limit of the rank at the application, usable area. */
  areaSqm: sqm.nullable(),
  limitSqm: sqm.nullable(),
  state: applicationState.exclude(['signed']),
  approvalNo: z.string().nullable(),
  decidedOn: day.nullable(),
  opinion: z.string().nullable(),
  occupancyId: id.nullable(),
  /** The concurrent post has ended; the office has to be vacated by this day, two months after (OS-16). */
  vacateBy: day.nullable(),
  vacatedOn: day.nullable(),
  version: z.int32(),
});

export const secondOfficeFilter = {
  q: fragment,
  ...unitFilter,
  personId: id.optional(),
  state: listParam(applicationState.exclude(['signed'])),
};
const secondOfficeSort = ['number', 'personName', 'orgName', 'from', 'vacateBy'] as const;

export const exportSecondOffices = route({
  method: 'GET',
  path: '/office-space/second-offices/export',
  permission: 'office-space.second-office.read',
  query: z.object({ sort: pageQuery(secondOfficeSort).shape.sort, ...secondOfficeFilter }),
  returns: 'file',
  summary: 'The filtered second offices as an Excel workbook',
});

export const listSecondOffices = route({
  method: 'GET',
  path: '/office-space/second-offices',
  permission: 'office-space.second-office.read',
  query: pageQuery(secondOfficeSort).extend(secondOfficeFilter),
  returns: pageOf(secondOffice.extend({ abilities })),
  summary: 'Second offices of leaders: applications, approvals and the two-month clock (OS-16)',
});

export const listConcurrent = route({
  method: 'GET',
  path: '/office-space/second-offices/concurrent-posts',
  permission: 'office-space.second-office.apply',
  query: z.object({ q: fragment }),
  returns: z.object({
    items: z.array(
      z.object({ personId: id, personName: z.string(), orgId: id, orgName: z.string(), title: z.string(), rankCode: z.string() }),
    ),
    total: z.int(),
  }),
  summary: 'Leaders with a concurrent post in the units of the reader; at most 50',
});

export const getSecondOffice = route({
  method: 'GET',
  path: '/office-space/second-offices/:secondOfficeId',
  permission: 'office-space.second-office.read',
  params: z.object({ secondOfficeId: id }),
  returns: secondOffice.extend({ findings: z.array(finding), abilities }),
  summary: 'One second office with what the rules say of it today',
});

const facts = {
  personId: id,
  roomId: id,
  /** Kilometres between the two places of work. */
  distanceKm: decimal(1, '0', '9999'),
  /** Working days a month at the second place. */
  daysPerMonth: z.int().min(1).max(31),
};
const plan = { ...facts, from: day, reason: z.string().trim().min(1).max(500) };
const refusals = [
  'office-space.second_office_no_post',
  'office-space.second_office_no_main',
  'office-space.second_office_too_near',
  'office-space.second_office_too_seldom',
  'office-space.second_office_not_smaller',
  'office-space.more_than_two_offices',
  'office-space.second_office_running',
  'office-space.room_not_office',
  'office-space.person_not_serving',
];

export const trySecondOffice = route({
  method: 'POST',
  path: '/office-space/second-offices/try',
  permission: 'office-space.second-office.apply',
  readOnly: true,
  body: z.object(facts),
  returns: z.object({ areaSqm: sqm.nullable(), limitSqm: sqm.nullable(), findings: z.array(finding) }),
  errors: ['office-space.room_not_office'],
  summary: 'What the rules say of a second office before it is asked for',
});

export const applySecondOffice = route({
  method: 'POST',
  path: '/office-space/second-offices',
  permission: 'office-space.second-office.apply',
  body: z.object(plan),
  returns: z.object({ id, number: z.string() }),
  status: 201,
  errors: refusals,
  summary: 'Ask for a second office of a leader; approved strictly, recorded on the seat (OS-16)',
});

export const mendSecondOffice = route({
  method: 'PUT',
  path: '/office-space/second-offices/:secondOfficeId',
  permission: 'office-space.second-office.apply',
  params: z.object({ secondOfficeId: id }),
  body: z.object({
    roomId: id,
    distanceKm: facts.distanceKm,
    daysPerMonth: facts.daysPerMonth,
    from: day,
    reason: plan.reason,
    version: z.int32(),
  }),
  returns: z.object({ id, version: z.int32() }),
  errors: [...refusals, 'office-space.application_state'],
  summary: 'Mend an application that was returned, and submit it again',
});

export const withdrawSecondOffice = route({
  method: 'POST',
  path: '/office-space/second-offices/:secondOfficeId/withdraw',
  permission: 'office-space.second-office.apply',
  params: z.object({ secondOfficeId: id }),
  body: z.object({ reason: z.string().trim().min(1).max(200) }),
  returns: z.object({ id }),
  errors: ['office-space.application_state'],
  summary: 'Take an application back before it is decided',
});
