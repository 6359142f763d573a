import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { openMode as openModeRoute, Rung, ruleOutMode as ruleOutModeRoute } from '../../contract/requests.ts';
import { checkHeadroom } from '../../rules/need.ts';
import { checkObtaining, type ObtainingMode, obtainingModes, obtainingOrder } from '../../rules/obtaining.ts';
import { mayDecide } from '../../rules/scope.ts';
import { checkRenting } from '../../rules/vacancies.ts';
import { obey } from '../obey.ts';
import { reaches } from '../reach.ts';
import { assess, roomName } from './assess.ts';
import { putState, type RequestRow, requestIn, ruledOutOf, wishOf } from './request-row.ts';

type Note = Omit<Rung, 'state'>;

/** The modes in their order, each with why it is or is not open. */
export async function ladderOf(ctx: Ctx, request: RequestRow): Promise<Rung[]> {
  const { rows } = await ctx.client.query<Note>(
    `select mode, reason, document, ruled_out_on as "ruledOutOn", noted_by as "notedBy" from office_space.request_mode where request_id = $1`,
    [request.id],
  );
  const out = rows.map((row) => ({ option: row.mode as ObtainingMode, reason: row.reason ?? '', on: row.ruledOutOn ?? '' }));
  return obtainingModes.map((mode) => {
    const note = rows.find((row) => row.mode === mode);
    const open = checkObtaining(mode, out, ctx.today).ok;
    const state = note ? 'ruled-out' : mode === request.mode ? 'current' : open ? 'open' : 'closed';
    return note ? { ...note, state } : { mode, state, reason: null, document: null, ruledOutOn: null, notedBy: null };
  });
}

const rungAt = (mode: ObtainingMode): number => obtainingOrder.findIndex((options) => options.includes(mode));

/** Records why a mode is not possible. Of its own stock the unit speaks; of the other modes the administration (OS-3, OS-21). */
export async function ruleOutMode(ctx: Ctx, input: RouteInput<typeof ruleOutModeRoute>): Promise<RouteAnswer<typeof ruleOutModeRoute>> {
  const request = await requestIn(ctx, input.requestId, ['draft', 'submitted', 'returned', 'approved']);
  const { mode, reason, document, on } = input;
  if (mode !== 'own-stock')
    obey(mayDecide('allocation', reaches(ctx, 'office-space.request.handle', request.orgId) ? 'administration' : 'using-unit'));
  if (on > ctx.today) refuse('office-space.day_in_future', { on });
  if (rungAt(mode) === obtainingOrder.length - 1) refuse('office-space.mode_not_earlier', { mode });
  await ctx.client.query(
    `insert into office_space.request_mode (request_id, org_id, mode, reason, document, ruled_out_on, noted_by, noted_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (request_id, mode) do update set reason = excluded.reason, document = excluded.document, ruled_out_on = excluded.ruled_out_on,
       noted_by = excluded.noted_by, noted_at = excluded.noted_at`,
    [request.id, request.orgId, mode, reason, document, on, ctx.actor.displayName, ctx.now],
  );
  ctx.audit({
    action: 'office-space.request.ruled-out',
    subject: { kind: 'request', id: request.id, orgId: request.orgId },
    after: { obtainingMode: mode, reason, document, on },
  });
  return { id: request.id };
}

/**
 * What stands before a mode: every earlier one ruled out (OS-21), for space from outside the room that the approved area leaves (OS-3), and for
 * renting that no idle room fits (OS-22). The same at the ladder, at submission and at the decision.
 */
export async function checkMode(ctx: Ctx, request: RequestRow, mode: ObtainingMode): Promise<void> {
  obey(checkObtaining(mode, await ruledOutOf(ctx, request.id), ctx.today));
  if (mode === 'own-stock') return;
  const { need, fitting } = await assess(ctx, await wishOf(ctx, request));
  obey(checkHeadroom(need));
  if (mode === 'renting') obey(checkRenting(fitting.map(roomName)));
}

/** Opens a mode of obtaining for an approved request. */
export async function openMode(ctx: Ctx, input: RouteInput<typeof openModeRoute>): Promise<RouteAnswer<typeof openModeRoute>> {
  const request = await requestIn(ctx, input.requestId, ['approved']);
  await checkMode(ctx, request, input.mode);
  await putState(ctx, request, 'approved', { mode: input.mode }, 'mode-opened');
  return { id: request.id, mode: input.mode };
}
