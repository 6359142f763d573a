import type { Ctx } from '#kernel/context.ts';
import { nextNumber } from '#kernel/record/number.ts';
import { refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type {
  acceptReallocation as acceptReallocationRoute,
  dismissReallocation as dismissReallocationRoute,
} from '../../contract/reallocation.ts';
import type { Handover } from '../../rules/reallocation/outcome.ts';
import type { Breach } from '../../rules/reallocation/verify.ts';
import { reaches } from '../reach.ts';
import { driftText } from './get-reallocation.query.ts';
import { type Judged, judgeSelection } from './judge-selection.ts';
import { readReallocation, type StoredReallocation } from './stored.ts';

/** Refuses what would leave a room against a rule, naming each room with limit and finding. */
export function obeyAll(breaches: readonly Breach[]): void {
  if (breaches.length === 0) return;
  refuse(
    'office-space.reallocation_breaks_rules',
    { rooms: breaches.map(({ refusal }) => String(refusal.params?.room ?? '')).join('、') },
    breaches.map(({ refusal: { code, clause, limit, actual, params } }) => ({
      path: 'seatIds',
      code,
      params: { clause, limit: limit ?? null, actual: actual ?? null, ...params },
    })),
  );
}

/** Rooms change units only by who decides on allocation, in both units (OS-3). */
export function mayHandOver(ctx: Ctx, handovers: readonly Handover[]): void {
  const allowed = handovers.every((one) =>
    [one.fromOrgId, one.toOrgId].every((orgId) => reaches(ctx, 'office-space.room.allocate', orgId)),
  );
  if (!allowed) refuse('office-space.reallocation_transfer_forbidden');
}

async function writeOrder(
  ctx: Ctx,
  kept: StoredReallocation,
  judged: Judged,
  input: RouteInput<typeof acceptReallocationRoute>,
): Promise<string> {
  const id = newId();
  const { text: number } = await nextNumber(ctx, 'office-space.move-order', kept.orgId, '用房搬');
  await ctx.client.query(
    `insert into office_space.move_order (id, org_id, reallocation_id, number, title, state, move_on, document, handovers, issued_by, issued_on)
     values ($1, $2, $3, $4, $5, 'open', $6, $7, $8, $9, $10)`,
    [
      id,
      kept.orgId,
      kept.id,
      number,
      kept.title,
      input.moveOn,
      input.document,
      JSON.stringify(judged.arrangement.handovers),
      ctx.actor.displayName,
      ctx.today,
    ],
  );
  const seats = new Map(judged.task.register.seats.map((seat) => [seat.id, seat]));
  const lines = judged.moves.map((move, at) => ({ ...move, id: newId(), seq: at + 1, orgId: seats.get(move.seatId)?.orgId }));
  await ctx.client.query(
    `insert into office_space.move_order_line (id, org_id, order_id, seq, occupancy_id, person_id, from_room_id, to_room_id, reasons)
     select l.id, l.org, $1, l.seq, l.seat, l.person, l.gone, l.entered, string_to_array(l.reasons, ',')
     from unnest($2::uuid[], $3::uuid[], $4::int[], $5::uuid[], $6::uuid[], $7::uuid[], $8::uuid[], $9::text[])
       as l(id, org, seq, seat, person, gone, entered, reasons)`,
    [
      id,
      lines.map((l) => l.id),
      lines.map((l) => l.orgId),
      lines.map((l) => l.seq),
      lines.map((l) => l.seatId),
      lines.map((l) => l.personId),
      lines.map((l) => l.fromRoomId),
      lines.map((l) => l.toRoomId),
      lines.map((l) => l.reasons.join(',')),
    ],
  );
  ctx.audit({
    action: 'office-space.move-order.issued',
    subject: { kind: 'move-order', id, orgId: kept.orgId },
    after: { number, planTitle: kept.title, moveOn: input.moveOn, document: input.document, moves: lines.length },
  });
  return id;
}

/** A proposal that may still be decided, locked. */
async function openProposal(ctx: Ctx, id: string, version: number, states: readonly string[]): Promise<StoredReallocation> {
  const kept = await readReallocation(ctx, id, true);
  if (!states.includes(kept.state)) refuse('office-space.reallocation_closed', { state: kept.state });
  if (kept.version !== version) refuse('stale');
  return kept;
}

async function decided(ctx: Ctx, kept: StoredReallocation, state: 'accepted' | 'dismissed'): Promise<number> {
  const { rows } = await ctx.client.query<{ version: number }>(
    'update office_space.reallocation set state = $2, version = version + 1 where id = $1 returning version',
    [kept.id, state],
  );
  ctx.audit({
    action: `office-space.reallocation.${state}`,
    subject: { kind: 'reallocation', id: kept.id, orgId: kept.orgId },
    before: { state: kept.state },
    after: { state },
  });
  return (rows[0] as { version: number }).version;
}

/**
 * Accepts all or some of the moves: judged again by the rules over the register of today, refused by name where it changed since or where a part
 * without the rest breaks a rule. An order comes of it; nobody has moved yet.
 */
export async function acceptReallocation(
  ctx: Ctx,
  input: RouteInput<typeof acceptReallocationRoute>,
): Promise<RouteAnswer<typeof acceptReallocationRoute>> {
  const kept = await openProposal(ctx, input.reallocationId, input.version, ['proposed']);
  const judged = await judgeSelection(ctx, kept, input.seatIds ? new Set(input.seatIds) : null);
  if (judged.moves.length === 0) refuse('office-space.reallocation_nothing_chosen');
  if (judged.drift.length > 0) {
    const named = await driftText(ctx, judged.drift);
    refuse('office-space.reallocation_stale', {
      what: [...new Set(named.map((one) => [one.room, one.person].filter(Boolean).join(' ')))].slice(0, 8).join('、'),
    });
  }
  obeyAll(judged.breaches);
  mayHandOver(ctx, judged.arrangement.handovers);
  const orderId = await writeOrder(ctx, kept, judged, input);
  await decided(ctx, kept, 'accepted');
  return { orderId };
}

export async function dismissReallocation(
  ctx: Ctx,
  input: RouteInput<typeof dismissReallocationRoute>,
): Promise<RouteAnswer<typeof dismissReallocationRoute>> {
  const kept = await openProposal(ctx, input.reallocationId, input.version, ['proposed', 'infeasible']);
  return { id: kept.id, version: await decided(ctx, kept, 'dismissed') };
}
