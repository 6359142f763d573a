import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import { addDays } from '#shared/time.ts';
import type { recordObtained as recordObtainedRoute } from '../../contract/requests.ts';
import { settingsInForce } from '../settings-in-force.query.ts';
import { demandRooms } from './handovers.ts';
import { putState, requestIn } from './request-row.ts';

/** Records the building that was exchanged, built or bought. Whoever moves into a new one hands the old rooms over (建新交旧, OS-24). */
export async function recordObtained(
  ctx: Ctx,
  input: RouteInput<typeof recordObtainedRoute>,
): Promise<RouteAnswer<typeof recordObtainedRoute>> {
  const request = await requestIn(ctx, input.requestId, ['approved']);
  const { mode, orgId } = request;
  if (mode !== 'exchange' && mode !== 'construction' && mode !== 'purchase')
    refuse('office-space.request_not_open', { state: request.state });
  const { buildingId, on, document } = input;
  if (on > ctx.today) refuse('office-space.day_in_future', { on });
  found(await ctx.db.selectFrom('places.building').select('id').where('id', '=', buildingId).executeTakeFirst());
  await putState(ctx, request, 'obtained', { building_id: buildingId });
  ctx.emit('office-space.request.obtained', { requestId: request.id, orgId, mode, buildingId, on }, orgId);
  if (mode === 'exchange') return { id: request.id, handovers: 0 };
  const old = await ctx.db
    .selectFrom('places.room')
    .select('id')
    .where('org_id', '=', orgId)
    .where('building_id', '<>', buildingId)
    .orderBy('id')
    .execute();
  const { handoverDays } = await settingsInForce(ctx, on);
  const demand = { orgId, requestId: request.id, reason: 'built-new', document, dueOn: addDays(on, Number(handoverDays)) } as const;
  return {
    id: request.id,
    handovers: await demandRooms(
      ctx,
      demand,
      old.map((room) => room.id),
    ),
  };
}
