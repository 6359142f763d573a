import { concludeAgreement, getAgreement } from '#domains/office-space/contract/agreements.ts';
import { listHandovers, openHandovers } from '#domains/office-space/contract/handovers.ts';
import { fileRent } from '#domains/office-space/contract/rents.ts';
import { answerOffer, createRequest, offerRooms, openMode, ruleOutMode, submitRequest } from '#domains/office-space/contract/requests.ts';
import { dayOf } from '#shared/time.ts';
import { endFlow } from '#testing/requests.ts';
import type { World } from '../world.ts';
import { type Example, reason, self } from './example.ts';

const today = dayOf(new Date());
const office = { purpose: '新进人员办公', kind: 'office', wantedSqm: '18', ranks: { M5: 2 } } as const;
/** A kind of room of which nothing stands vacant in the world, so that its ladder can be climbed. */
const ancillary = { purpose: '食堂改造期间用房', kind: 'ancillary', wantedSqm: '50' } as const;
const sign = { signedOn: today, from: today, unitSigner: '张示范', issuerSigner: '李示范' };

const draft = async (w: World, facts: typeof office | typeof ancillary = office) =>
  (await w.done(createRequest, { orgId: w.unitId, ...facts, personIds: [] })).id;
async function sent(w: World, facts: typeof office | typeof ancillary = office): Promise<string> {
  const requestId = await draft(w, facts);
  await w.done(submitRequest, { requestId });
  return requestId;
}
async function approved(w: World, facts: typeof office | typeof ancillary = office): Promise<string> {
  const requestId = await sent(w, facts);
  await endFlow(w.app, 'request', requestId, 'approved');
  return requestId;
}
async function offered(w: World): Promise<string> {
  const requestId = await approved(w);
  await w.done(offerRooms, { requestId, roomIds: [await w.fresh.room()] });
  return requestId;
}
async function accepted(w: World): Promise<string> {
  const requestId = await offered(w);
  await w.done(answerOffer, { requestId, accepted: true });
  return requestId;
}
async function agreementOf(w: World): Promise<string> {
  return (await w.done(concludeAgreement, { requestId: await accepted(w), ...sign })).id;
}
async function climbed(w: World, mode: 'renting' | 'construction'): Promise<string> {
  const requestId = await approved(w, ancillary);
  const earlier = ['own-stock', 'reallocation', 'exchange', ...(mode === 'construction' ? (['renting'] as const) : [])] as const;
  for (const out of earlier) await w.done(ruleOutMode, { requestId, mode: out, reason, document: '示范函1号', on: today });
  await w.done(openMode, { requestId, mode });
  return requestId;
}
const terms = () => ({
  premises: '示范路8号',
  counterpart: '示范公司',
  areaSqm: '50',
  rentYuan: '30',
  rentPer: 'month',
  from: today,
  to: '2029-12-31',
  market: [{ place: '示范路9号', rentYuanPerSqmMonth: '32' }],
  budgetSource: '部门预算',
  approvalNo: '示范政办〔2026〕1号',
});
async function rentOf(w: World): Promise<string> {
  return (await w.done(fileRent, { requestId: await climbed(w, 'renting'), ...terms(), rentPer: 'month' })).id;
}
async function handoverOf(w: World): Promise<string> {
  const roomId = await w.fresh.room();
  await w.done(openHandovers, { orgId: w.unitId, roomIds: [roomId], reason: 'above-approved', document: '示范核1号', dueOn: today });
  const { items } = await w.done(listHandovers, { pageSize: 200, sort: '-openedOn' });
  return items.find((item) => item.roomId === roomId)?.id as string;
}

/** Requests for space, renting, papers, rooms handed back. */
export const requestExamples: Readonly<Record<string, Example>> = {
  postOfficeSpaceRequestsAssess: { input: (w) => ({ orgId: w.unitId, kind: 'office', wantedSqm: '18', ranks: { M5: 2 } }) },
  postOfficeSpaceRequests: { input: (w) => ({ orgId: w.unitId, ...office }) },
  getOfficeSpaceRequestsByRequestId: { input: async (w) => ({ requestId: await draft(w) }) },
  putOfficeSpaceRequestsByRequestId: { input: async (w) => ({ requestId: await draft(w), ...office, version: 1 }) },
  postOfficeSpaceRequestsByRequestIdSubmit: { input: async (w) => ({ requestId: await draft(w) }), actor: self },
  postOfficeSpaceRequestsByRequestIdWithdraw: { input: async (w) => ({ requestId: await draft(w), reason }) },
  getOfficeSpaceRequestsByRequestIdVacancies: { input: async (w) => ({ requestId: await draft(w) }) },
  postOfficeSpaceRequestsByRequestIdRuledOut: {
    input: async (w) => ({ requestId: await draft(w), mode: 'own-stock', reason, document: '示范函1号', on: today }),
  },
  postOfficeSpaceRequestsByRequestIdMode: {
    input: async (w) => {
      const requestId = await climbed(w, 'renting');
      return { requestId, mode: 'renting' };
    },
  },
  postOfficeSpaceRequestsByRequestIdRooms: {
    input: async (w) => ({ requestId: await approved(w), roomIds: [await w.fresh.room()] }),
  },
  postOfficeSpaceRequestsByRequestIdAnswer: { input: async (w) => ({ requestId: await offered(w), accepted: true }) },
  postOfficeSpaceRequestsByRequestIdObtained: {
    input: async (w) => ({ requestId: await climbed(w, 'construction'), buildingId: w.buildingId, on: today, document: '示范验1号' }),
  },
  postOfficeSpaceRequestsByRequestIdAgreement: { input: async (w) => ({ requestId: await accepted(w), ...sign }) },
  getOfficeSpaceAgreementsByAgreementId: { input: async (w) => ({ agreementId: await agreementOf(w) }) },
  getOfficeSpaceCertificatesByCertificateId: {
    input: async (w) => {
      const { certificates } = await w.done(getAgreement, { agreementId: await agreementOf(w) });
      return { certificateId: certificates[0]?.id };
    },
  },
  postOfficeSpaceRequestsByRequestIdRents: { input: async (w) => ({ requestId: await climbed(w, 'renting'), ...terms() }), actor: self },
  putOfficeSpaceRentsByRentId: {
    input: async (w) => {
      const rentId = await rentOf(w);
      await endFlow(w.app, 'rent', rentId, 'returned');
      return { rentId, ...terms() };
    },
    actor: self,
  },
  getOfficeSpaceRentsByRentId: { input: async (w) => ({ rentId: await rentOf(w) }) },
  postOfficeSpaceHandovers: {
    input: async (w) => ({
      orgId: w.unitId,
      roomIds: [await w.fresh.room()],
      reason: 'above-approved',
      document: '示范核1号',
      dueOn: today,
    }),
  },
  postOfficeSpaceHandoversByHandoverIdDone: { input: async (w) => ({ handoverId: await handoverOf(w), document: '示范移1号' }) },
};
