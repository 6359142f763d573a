import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { day } from '#shared/time.ts';
import { handoverReason, obtainingMode, rentPer } from './request-words.ts';

const aRequest = z.object({ requestId: id, orgId: id });

/**
 * Renting was approved by the government of the level; the lease may be signed with these terms and no others (OS-22). `areaSqm` in m² of usable area,
 * rents in yuan.
 */
export const rentApproved = z.object({
  rentId: id,
  requestId: id,
  orgId: id,
  number: z.string(),
  premises: z.string(),
  counterpart: z.string(),
  areaSqm: z.string(),
  rentYuan: z.string(),
  rentPer,
  rentYuanPerSqmMonth: z.string(),
  from: day,
  to: day,
  budgetSource: z.string(),
  approvalNo: z.string(),
});

/** Offered rooms were declined; those that came from another unit go back to it. */
export const offerDeclined = aRequest.extend({ promiseIds: z.array(id) });

export const requestEvents = {
  'office-space.request.submitted': aRequest,
  'office-space.request.decided': aRequest.extend({ approved: z.boolean() }),
  'office-space.request.agreed': aRequest.extend({ agreementIds: z.array(id) }),
  'office-space.request.obtained': aRequest.extend({ mode: obtainingMode, buildingId: id, on: day }),
  'office-space.offer.declined': offerDeclined,
  'office-space.rent.approved': rentApproved,
  'office-space.handover.opened': z.object({ handoverId: id, roomId: id, orgId: id, reason: handoverReason, dueOn: day }),
  'office-space.handover.done': z.object({ handoverId: id, roomId: id, orgId: id, on: day }),
} as const;
