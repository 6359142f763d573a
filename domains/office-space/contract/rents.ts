import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { areaSqm, decimal } from '#shared/units.ts';
import { rentPer, rentState } from './request-words.ts';
import { sqm } from './words.ts';

const yuan = z.string().meta({ description: 'yuan, two decimal places' });
const rentYuan = decimal(2, '0.01', '999999.99');

/** A comparable rent of the market. */
const comparable = z.object({ place: z.string().trim().min(1).max(100), rentYuanPerSqmMonth: rentYuan });

/** Renting asked for (OS-22). */
export const rentPlan = z.object({
  id,
  requestId: id,
  number: z.string(),
  state: rentState,
  premises: z.string(),
  counterpart: z.string(),
  areaSqm: sqm,
  /** Yuan per m² and day or month, as agreed. */
  rentYuan: yuan,
  rentPer,
  rentYuanPerSqmMonth: yuan,
  rentYuanPerYear: yuan,
  from: day,
  to: day,
  market: z.array(comparable),
  marketYuanPerSqmMonth: yuan,
  budgetSource: z.string(),
  approvalNo: z.string(),
  filedOn: day,
  decidedOn: day.nullable(),
  abilities,
});
export type RentPlan = z.infer<typeof rentPlan>;

const terms = {
  premises: z.string().trim().min(2).max(200),
  /** The landlord. */
  counterpart: z.string().trim().min(1).max(100),
  areaSqm: areaSqm.refine((v) => Number(v) > 0, { error: 'too_small', params: { min: '0.01' } }),
  rentYuan,
  rentPer: rentPer.default('month'),
  from: day,
  to: day,
  market: z.array(comparable).min(1).max(20),
  budgetSource: z.string().trim().min(2).max(200),
  approvalNo: z.string().trim().min(1).max(100),
  /** Whether the unit sits there already; then renting is refused. */
  priorOccupation: z.boolean().default(false),
};
const refusals = [
  'office-space.request_not_open',
  'office-space.obtaining_order',
  'office-space.need_over_approved',
  'office-space.idle_room_fits',
  'office-space.prior_occupation',
  'office-space.rent_over_need',
  'office-space.dates_reversed',
  'office-space.rent_running',
  'approvals.choice_missing',
  'approvals.flow_running',
];

export const fileRent = route({
  method: 'POST',
  path: '/office-space/requests/:requestId/rents',
  permission: 'office-space.request.submit',
  params: z.object({ requestId: id }),
  body: z.object(terms),
  returns: z.object({ id, number: z.string() }),
  status: 201,
  errors: refusals,
  summary: 'Apply for renting: need, rent, market, budget, approval number; refused while an idle room fits (OS-22)',
});

export const fileRentAgain = route({
  method: 'PUT',
  path: '/office-space/rents/:rentId',
  permission: 'office-space.request.submit',
  params: z.object({ rentId: id }),
  body: z.object(terms),
  returns: z.object({ id, number: z.string() }),
  errors: refusals,
  summary: 'Mend an application for renting that was returned and submit it again',
});

export const getRent = route({
  method: 'GET',
  path: '/office-space/rents/:rentId',
  permission: 'office-space.request.read',
  params: z.object({ rentId: id }),
  returns: rentPlan.extend({ orgId: id, orgName: z.string(), purpose: z.string() }),
  summary: 'One application for renting',
});
