import type { Ctx } from '#kernel/context.ts';
import { searchText } from '#kernel/org/server/public.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { submitRequest as submitRequestRoute, withdrawRequest as withdrawRequestRoute } from '../../contract/requests.ts';
import { checkWanted } from '../../rules/need.ts';
import { obeyField } from '../obey.ts';
import { startRequestApproval, stopRequestApproval, submitRequestAgain } from './approval.ts';
import { assess } from './assess.ts';
import { giveNumber } from './number-series.ts';
import { putState, requestFor, requestIn, wishOf } from './request-row.ts';

/** Submits a request into its approval, or again after it was returned and mended. More than the persons may have is refused (OS-11). */
export async function submitRequest(
  ctx: Ctx,
  input: RouteInput<typeof submitRequestRoute>,
): Promise<RouteAnswer<typeof submitRequestRoute>> {
  const request = await requestIn(ctx, input.requestId, ['draft', 'returned']);
  const assessed = await assess(ctx, await wishOf(ctx, request));
  obeyField(checkWanted(assessed.need));
  const given = request.number === null ? await giveNumber(ctx, request.orgId, 'request') : null;
  const number = given?.number ?? request.number ?? '';
  const { rows } = await ctx.client.query<{ name: string }>('select org.name_of($1) as name', [request.orgId]);
  await putState(ctx, request, 'submitted', {
    submitted_on: ctx.today,
    ...(given ? { number, issuer_id: given.issuerId, issued_year: given.year, issued_no: given.serial } : {}),
    search_text: searchText([number, request.purpose, rows[0]?.name]),
  });
  ctx.emit('office-space.request.submitted', { requestId: request.id, orgId: request.orgId }, request.orgId);
  const sent = await requestFor(ctx, request.id);
  if (request.state === 'draft') await startRequestApproval(ctx, sent, assessed);
  else await submitRequestAgain(ctx, sent, assessed);
  return { id: request.id, number };
}

/** Withdraws a request that is not decided; a draft is discarded the same way. Proposed rooms are free again. */
export async function withdrawRequest(
  ctx: Ctx,
  input: RouteInput<typeof withdrawRequestRoute>,
): Promise<RouteAnswer<typeof withdrawRequestRoute>> {
  const request = await requestIn(ctx, input.requestId, ['draft', 'submitted', 'returned']);
  await ctx.client.query(`update office_space.request_room set state = 'released' where request_id = $1 and state = 'proposed'`, [
    request.id,
  ]);
  await putState(ctx, request, 'withdrawn', { opinion: input.reason });
  if (request.state !== 'draft') await stopRequestApproval(ctx, request, input.reason);
  return { id: request.id };
}
