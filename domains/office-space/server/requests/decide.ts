import type { Ctx } from '#kernel/context.ts';
import { checkMode } from './ladder.ts';
import { handOverOffered } from './offer-rooms.ts';
import { rentFor } from './rent-row.ts';
import { putState, type RequestRow, requestIn } from './request-row.ts';

/** How an approval ended, as the flow tells it. */
export interface Ended {
  readonly subjectId: string;
  readonly outcome: 'approved' | 'denied' | 'returned' | 'withdrawn' | 'terminated';
  readonly opinion: string | null;
}

/** Rooms proposed during the approval become the offer; those of other units change hands in the same transaction. */
async function makeFirm(ctx: Ctx, request: RequestRow): Promise<boolean> {
  const { rows } = await ctx.client.query<{ room_id: string }>(
    `update office_space.request_room set state = 'offered' where request_id = $1 and state = 'proposed' returning room_id`,
    [request.id],
  );
  await handOverOffered(ctx, request, rows.map((row) => row.room_id).sort());
  return rows.length > 0;
}

const release = (ctx: Ctx, requestId: string) =>
  ctx.client.query(`update office_space.request_room set state = 'released' where request_id = $1 and state = 'proposed'`, [requestId]);

/** Does what was decided on a request, in the transaction of the decision. */
export async function requestDecided(ctx: Ctx, { subjectId, outcome, opinion }: Ended): Promise<void> {
  if (outcome === 'withdrawn') {
    // Withdrawn through the request itself, which has seen to everything, or through the flow.
    const { rows } = await ctx.client.query(`select 1 from office_space.request where id = $1 and state = 'withdrawn'`, [subjectId]);
    if (rows.length > 0) return;
  }
  const request = await requestIn(ctx, subjectId, ['submitted', 'returned']);
  if (outcome === 'approved') {
    const offered = await makeFirm(ctx, request);
    await putState(ctx, request, offered ? 'offered' : 'approved', { opinion, decided_on: ctx.today });
  } else {
    if (outcome !== 'returned') await release(ctx, request.id);
    const state = outcome === 'returned' ? 'returned' : outcome === 'denied' ? 'denied' : 'withdrawn';
    await putState(ctx, request, state, { opinion, ...(outcome === 'returned' ? {} : { decided_on: ctx.today }) });
  }
  if (outcome === 'approved' || outcome === 'denied')
    ctx.emit(
      'office-space.request.decided',
      { requestId: request.id, orgId: request.orgId, approved: outcome === 'approved' },
      request.orgId,
    );
}

/** Does what was decided on a renting. A room that has fallen vacant meanwhile and fits refuses the decision itself (OS-22). */
export async function rentDecided(ctx: Ctx, { subjectId, outcome, opinion }: Ended): Promise<void> {
  const rent = await rentFor(ctx, subjectId, true);
  const state = outcome === 'approved' || outcome === 'denied' || outcome === 'returned' ? outcome : 'withdrawn';
  await ctx.db
    .updateTable('office_space.rent_plan')
    .set((eb) => ({ state, version: eb('version', '+', 1), ...(outcome === 'returned' ? {} : { decided_on: ctx.today }) }))
    .where('id', '=', rent.id)
    .execute();
  ctx.audit({
    action: 'office-space.rent.decided',
    subject: { kind: 'request', id: rent.requestId, orgId: rent.orgId },
    before: { state: rent.state },
    after: { state, opinion, number: rent.number },
  });
  if (outcome !== 'approved') return;
  const request = await requestIn(ctx, rent.requestId, ['approved']);
  await checkMode(ctx, request, 'renting');
  await putState(ctx, request, 'rent-approved');
  const {
    id: rentId,
    requestId,
    orgId,
    number,
    premises,
    counterpart,
    areaSqm,
    rentYuan,
    rentPer,
    rentYuanPerSqmMonth,
    from,
    to,
    budgetSource,
    approvalNo,
  } = rent;
  const terms = { premises, counterpart, areaSqm, rentYuan, rentPer, rentYuanPerSqmMonth, from, to, budgetSource, approvalNo };
  ctx.emit('office-space.rent.approved', { rentId, requestId, orgId, number, ...terms }, orgId);
}
