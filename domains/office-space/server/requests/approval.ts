import { z } from 'zod';
import {
  type ApprovalSubject,
  approvalSubject,
  cancelApproval,
  resubmitApproval,
  startApproval,
} from '#capabilities/approvals/server/public.ts';
import type { Ctx } from '#kernel/context.ts';
import { obtainingMode } from '../../contract/request-words.ts';
import { roomKind } from '../../contract/words.ts';
import type { Assessed } from './assess.ts';
import { rentDecided, requestDecided } from './decide.ts';
import { type RentRow, rentFigures } from './rent-row.ts';
import { type RequestRow, wishOf } from './request-row.ts';
import { rentSheet, requestSheet } from './request-sheet.ts';

/** A request for space in its approval: unit leader, review by the administration, counter-signature of officer and leader. */
export const requestSubject: ApprovalSubject = approvalSubject({
  kind: 'office-space.request',
  bpmn: new URL('../../approvals/request.bpmn', import.meta.url),
  facts: z.object({ kind: roomKind, wantedSqm: z.number(), peopleCount: z.int(), fittingCount: z.int(), obtainingMode }),
  sheet: requestSheet,
  onDecided: requestDecided,
});

/** Renting in its approval: need and area by the administration, budget by finance, approval by the government of the level (OS-22). */
export const rentSubject: ApprovalSubject = approvalSubject({
  kind: 'office-space.rent',
  bpmn: new URL('../../approvals/rent.bpmn', import.meta.url),
  facts: z.object({ areaSqm: z.number(), rentYuanPerSqmMonth: z.number(), rentYuanPerYear: z.number() }),
  sheet: rentSheet,
  onDecided: rentDecided,
});

const pathOf = (requestId: string): string => `/office-space/requests/${requestId}`;

async function requestFacts(ctx: Ctx, request: RequestRow, { fitting }: Assessed) {
  const wish = await wishOf(ctx, request);
  const counted = Object.values(request.ranks).reduce((sum, count) => sum + count, 0);
  return {
    kind: request.kind,
    wantedSqm: Number(request.wantedSqm),
    peopleCount: counted + wish.personIds.length,
    fittingCount: fitting.length,
    obtainingMode: request.mode,
  };
}

export async function startRequestApproval(ctx: Ctx, request: RequestRow, assessed: Assessed): Promise<void> {
  await startApproval(ctx, requestSubject, {
    subjectId: request.id,
    orgId: request.orgId,
    title: request.purpose,
    number: request.number,
    path: pathOf(request.id),
    facts: await requestFacts(ctx, request, assessed),
  });
}

export async function submitRequestAgain(ctx: Ctx, request: RequestRow, assessed: Assessed): Promise<void> {
  await resubmitApproval(ctx, requestSubject, {
    subjectId: request.id,
    title: request.purpose,
    facts: await requestFacts(ctx, request, assessed),
  });
}

export const stopRequestApproval = (ctx: Ctx, request: RequestRow, reason: string): Promise<void> =>
  cancelApproval(ctx, requestSubject, { subjectId: request.id, reason });

const rentFacts = (rent: RentRow) => ({
  areaSqm: Number(rent.areaSqm),
  rentYuanPerSqmMonth: Number(rent.rentYuanPerSqmMonth),
  rentYuanPerYear: Number(rentFigures(rent).rentYuanPerYear),
});

export async function startRentApproval(ctx: Ctx, request: RequestRow, rent: RentRow): Promise<void> {
  await startApproval(ctx, rentSubject, {
    subjectId: rent.id,
    orgId: request.orgId,
    title: `${request.purpose} · ${rent.premises}`,
    number: rent.number,
    path: pathOf(request.id),
    facts: rentFacts(rent),
  });
}

export const submitRentAgain = (ctx: Ctx, request: RequestRow, rent: RentRow): Promise<void> =>
  resubmitApproval(ctx, rentSubject, { subjectId: rent.id, title: `${request.purpose} · ${rent.premises}`, facts: rentFacts(rent) });

/** What of this topic goes through approval. */
export const requestApprovals: readonly ApprovalSubject[] = [requestSubject, rentSubject];
