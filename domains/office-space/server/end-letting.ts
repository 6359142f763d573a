import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import { addDays } from '#shared/time.ts';
import type { endLetting as endLettingRoute } from '../contract/lettings.ts';
import { recheck } from './check/recheck.ts';

interface Kept {
  orgId: string;
  roomId: string | null;
  direction: string;
  from: string;
  to: string | null;
}

/** Ends a letting with its last day; a room that had gone out stands vacant from the next day. */
export async function endLetting(ctx: Ctx, input: RouteInput<typeof endLettingRoute>): Promise<RouteAnswer<typeof endLettingRoute>> {
  const { lettingId: id, on } = input;
  const { rows } = await ctx.client.query<Kept>(
    `select org_id as "orgId", room_id as "roomId", direction, lower(during) as "from", upper(during) - 1 as "to"
     from office_space.letting where id = $1 for update`,
    [id],
  );
  const kept = found(rows[0]);
  if (kept.to !== null && kept.to < ctx.today) refuse('office-space.letting_ended', { on: kept.to });
  if (on < kept.from) refuse('office-space.day_before_start', { from: kept.from });
  const after = addDays(on, 1);
  await ctx.client.query('update office_space.letting set during = daterange(lower(during), $2::date) where id = $1', [id, after]);
  ctx.audit({
    action: 'office-space.letting.ended',
    subject: { kind: 'letting', id, orgId: kept.orgId },
    before: { to: kept.to },
    after: { to: on },
  });
  const wentOut = kept.direction === 'let' || kept.direction === 'lent';
  if (kept.roomId && wentOut && after <= ctx.today) {
    await ctx.db
      .updateTable('places.room')
      .set({ state: 'vacant', vacant_since: after })
      .where('id', '=', kept.roomId)
      .where('state', 'in', ['let', 'lent'])
      .execute();
    await recheck(ctx, { roomIds: [kept.roomId] });
  }
  return { id, to: on };
}
