import type { Ctx } from '#kernel/context.ts';
import { on } from '#kernel/domain.ts';
import { refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import { offerDeclined } from '../../contract/request-events.ts';
import type { answerOffer as answerOfferRoute } from '../../contract/requests.ts';
import { transferRooms } from '../transfer-rooms.ts';
import { putState, requestIn } from './request-row.ts';

/** The unit accepts the offered rooms, or declines them with its reason; then the request waits for another offer. */
export async function answerOffer(ctx: Ctx, input: RouteInput<typeof answerOfferRoute>): Promise<RouteAnswer<typeof answerOfferRoute>> {
  const request = await requestIn(ctx, input.requestId, ['offered']);
  if (input.accepted) {
    await putState(ctx, request, 'accepted');
    return { id: request.id, state: 'accepted' };
  }
  const reason = input.reason?.trim();
  if (!reason) refuse('office-space.reason_missing');
  const { rows } = await ctx.client.query<{ id: string }>(
    `update office_space.request_room set state = 'declined', reason = $2 where request_id = $1 and state = 'offered' returning id`,
    [request.id, reason],
  );
  await putState(ctx, request, 'approved', { opinion: reason });
  ctx.emit(
    'office-space.offer.declined',
    { requestId: request.id, orgId: request.orgId, promiseIds: rows.map((row) => row.id) },
    request.orgId,
  );
  return { id: request.id, state: 'approved' };
}

/** Declined rooms go back to the unit they came from, as far as they are still empty and in the hands of the asking unit. */
export const onOfferDeclined = on('office-space.offer.declined', 'office-space.give-back-declined', offerDeclined, async (ctx, e) => {
  const { rows } = await ctx.client.query<{ room_id: string; from_org_id: string; number: string }>(
    `select p.room_id, p.from_org_id, q.number from office_space.request_room p join office_space.request q on q.id = p.request_id
       join places.room r on r.id = p.room_id join org.unit u on u.id = p.from_org_id
     where p.id = any($1) and p.state = 'declined' and p.from_org_id <> r.org_id and r.org_id = p.org_id and u.state = 'active'
       and not exists (select 1 from office_space.occupancy o where o.room_id = r.id and (upper_inf(o.during) or upper(o.during) > $2::date))
       and not exists (select 1 from office_space.promised_rooms(array[r.id])) order by 1`,
    [e.promiseIds, ctx.today],
  );
  for (const { room_id, from_org_id, number } of rows)
    await transferRooms(ctx, { roomIds: [room_id], toOrgId: from_org_id, document: number });
});
