import { listCertificates } from '#domains/office-space/contract/certificates.ts';
import { reportFunction } from '#domains/office-space/contract/function-changes.ts';
import { recordReceipt } from '#domains/office-space/contract/leases.ts';
import { createLetting } from '#domains/office-space/contract/lettings.ts';
import { newId } from '#shared/ids.ts';
import type { World } from '../world.ts';
import { type Example, on, self, since } from './example.ts';

const terms = { from: '2026-01-01', to: '2026-12-31', areaSqm: '40', rentBasis: 'sqm-month', rentYuan: '30' } as const;

/** An application of unit A in a state, as its flow leaves it. */
async function application(w: World, state: 'submitted' | 'returned' | 'approved'): Promise<string> {
  const id = newId();
  await w.app.asSystem((ctx) =>
    ctx.db
      .insertInto('office_space.lease_application')
      .values({
        id,
        org_id: w.unitId,
        number: w.fresh.word('示范租批'),
        direction: 'let',
        building_id: w.buildingId,
        area_sqm: '40',
        first_on: terms.from,
        last_on: terms.to,
        rent_basis: terms.rentBasis,
        rent_yuan: terms.rentYuan,
        period_months: 3,
        purpose: '示范用途',
        state,
        approval_no: state === 'approved' ? '示范批〔2026〕1号' : null,
        created_at: ctx.now.toISOString(),
      })
      .execute(),
  );
  return id;
}

async function letOut(w: World): Promise<string> {
  const facts = { direction: 'let', counterpart: w.fresh.word('示范公司'), areaSqm: '40', from: since } as const;
  return (await w.done(createLetting, { orgId: w.unitId, buildingId: w.buildingId, ...facts })).id;
}

const receiptOf = async (w: World): Promise<string> =>
  (await w.done(recordReceipt, { lettingId: await letOut(w), receivedOn: on, amountYuan: '100', receiptNo: w.fresh.word('PJ') })).id;

const changeOf = async (w: World): Promise<string> =>
  (await w.done(reportFunction, { roomId: await w.fresh.room(), toKind: 'service', changedOn: on, note: '示范巡检' })).id;

/** A leader of two units, with an office at the main post and a free one at the other. */
async function secondOffice(w: World): Promise<{ personId: string; roomId: string }> {
  const personId = newId();
  const [main, roomId] = [await w.fresh.room(), await w.fresh.room()];
  await w.app.asSystem(async ({ client }) => {
    await client.query(`insert into org.person (id, org_id, name, staff_no, search_text) values ($1, $2, $3, $3, $3)`, [
      personId,
      w.unitId,
      w.fresh.word('李示范'),
    ]);
    const post = `insert into org.post (id, org_id, person_id, title, rank_code, is_main, during) values ($1, $2, $3, '示范岗位', 'M3', $4, '[2020-01-01,)')`;
    await client.query(post, [newId(), w.rootId, personId, true]);
    await client.query(post, [newId(), w.unitId, personId, false]);
    await client.query('update places.room set org_id = $2 where id = $1', [main, w.rootId]);
    await client.query(
      `insert into office_space.occupancy (id, org_id, room_id, person_id, during) values ($1, $2, $3, $4, '[2020-01-01,)')`,
      [newId(), w.rootId, main, personId],
    );
  });
  return { personId, roomId };
}

async function askedFor(w: World, state: 'submitted' | 'returned'): Promise<{ secondOfficeId: string; roomId: string }> {
  const { personId, roomId } = await secondOffice(w);
  const secondOfficeId = newId();
  await w.app.asSystem((ctx) =>
    ctx.db
      .insertInto('office_space.second_office')
      .values({
        id: secondOfficeId,
        org_id: w.unitId,
        number: w.fresh.word('示范二'),
        person_id: personId,
        room_id: roomId,
        reason: '示范兼职',
        distance_km: '30',
        days_per_month: 8,
        first_on: on,
        state,
        created_at: ctx.now.toISOString(),
      })
      .execute(),
  );
  return { secondOfficeId, roomId };
}

async function dutyOf(w: World): Promise<string> {
  const id = newId();
  const year = 2100 + Number(w.fresh.word('').replace(/\D/g, ''));
  await w.app.asSystem(({ client }) =>
    client.query(
      `insert into office_space.duty (id, org_id, year, kind, opened_on, due_on) values ($1, $2, $3, 'publication', '2025-01-05', '2025-03-31')`,
      [id, w.unitId, year],
    ),
  );
  return id;
}
const ground = { distanceKm: '30', daysPerMonth: 8 };

/** Contracts, applications, functions, second offices and yearly tasks. */
export const leaseExamples: Readonly<Record<string, Example>> = {
  getOfficeSpaceLeasesByLettingId: { input: async (w) => ({ lettingId: await letOut(w) }) },
  postOfficeSpaceLeasesPreview: { input: () => ({ direction: 'let', ...terms }), notOfAUnit: 'nothing is stored or read' },
  postOfficeSpaceLeasesByLettingIdReceipts: {
    input: async (w) => ({ lettingId: await letOut(w), receivedOn: on, amountYuan: '100', receiptNo: w.fresh.word('PJ') }),
  },
  postOfficeSpaceReceiptsByReceiptIdPayIn: {
    input: async (w) => ({ receiptId: await receiptOf(w), paidInOn: on, treasuryNo: w.fresh.word('GK') }),
  },
  postOfficeSpaceLeasesFound: {
    input: (w) => ({
      orgId: w.unitId,
      buildingId: w.buildingId,
      direction: 'lent',
      counterpart: '示范协会',
      areaSqm: '18',
      from: on,
      note: '示范巡检',
    }),
  },
  postOfficeSpaceLeasesByLettingIdApproval: {
    input: async (w) => ({
      lettingId: await w.fresh.letting(),
      approvalNo: '示政办〔2026〕1号',
      marketDocument: '示范比价',
      budgetDocument: '示财预〔2026〕1号',
      to: '2030-12-31',
    }),
  },
  getOfficeSpaceLeaseApplicationsByApplicationId: { input: async (w) => ({ applicationId: await application(w, 'submitted') }) },
  postOfficeSpaceLeaseApplications: {
    input: (w) => ({ orgId: w.unitId, direction: 'let', buildingId: w.buildingId, purpose: '示范用途', ...terms }),
    actor: self,
  },
  postOfficeSpaceLeaseApplicationsByApplicationIdWithdraw: {
    input: async (w) => ({ applicationId: await application(w, 'submitted'), reason: '不再需要' }),
  },
  postOfficeSpaceLeaseApplicationsByApplicationIdSign: {
    input: async (w) => ({
      applicationId: await application(w, 'approved'),
      number: w.fresh.word('HT'),
      signedOn: on,
      counterpart: '示范公司',
      exchangeDocument: '示公资交〔2026〕1号',
    }),
  },
  putOfficeSpaceCertificatesByCertificateIdUse: {
    input: async (w) => {
      const [one] = (await w.done(listCertificates, { orgId: [w.unitId] })).items;
      return { certificateId: one?.id as string, useBasis: 'paying' };
    },
  },
  postOfficeSpaceFunctionChanges: {
    input: async (w) => ({ roomId: await w.fresh.room(), toKind: 'service', changedOn: on, note: '示范巡检' }),
  },
  postOfficeSpaceFunctionChangesByChangeIdApprove: { input: async (w) => ({ changeId: await changeOf(w), document: '示管用〔2026〕1号' }) },
  postOfficeSpaceFunctionChangesByChangeIdRestore: { input: async (w) => ({ changeId: await changeOf(w), on: '2025-07-01' }) },
  getOfficeSpaceSecondOfficesBySecondOfficeId: {
    input: async (w) => ({ secondOfficeId: (await askedFor(w, 'submitted')).secondOfficeId }),
  },
  postOfficeSpaceSecondOfficesTry: { input: async (w) => ({ ...(await secondOffice(w)), ...ground }) },
  postOfficeSpaceSecondOffices: {
    input: async (w) => ({ ...(await secondOffice(w)), ...ground, from: on, reason: '示范兼职' }),
    actor: self,
  },
  postOfficeSpaceSecondOfficesBySecondOfficeIdWithdraw: {
    input: async (w) => ({ secondOfficeId: (await askedFor(w, 'submitted')).secondOfficeId, reason: '不再需要' }),
  },
  getOfficeSpaceDutiesByDutyId: { input: async (w) => ({ dutyId: await dutyOf(w) }) },
  getOfficeSpaceDutiesByDutyIdExport: { input: async (w) => ({ dutyId: await dutyOf(w) }) },
};
