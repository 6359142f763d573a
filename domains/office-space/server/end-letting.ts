import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import { addDays } from '#shared/time.ts';
import type { endLetting as endLettingRoute } from '../contract/lettings.ts';
import { recheck } from './check/recheck.ts';
import { putSchedule } from './leases/rent-terms.ts';

interface Kept {
  orgId: string;
  roomId: string | null;
  direction: string;
  letBy: string;
  from: string;
  to: string | null;
  closedOn: string | null;
}

/**
 * Ends a letting with the last day it is held; a room that had gone out stands vacant from the next day. Before the end of the term it is cut and
 * its rent computed anew; after it, the term stays what was agreed.
 */
export async function endLetting(ctx: Ctx, input: RouteInput<typeof endLettingRoute>): Promise<RouteAnswer<typeof endLettingRoute>> {
  const { lettingId: id, on, document = null } = input;
  const { rows } = await ctx.client.query<Kept>(
    `select org_id as "orgId", room_id as "roomId", direction, let_by as "letBy", lower(during) as "from", upper(during) - 1 as "to", closed_on as "closedOn"
     from office_space.letting where id = $1 for update`,
    [id],
  );
  const kept = found(rows[0]);
  if (kept.closedOn !== null) refuse('office-space.letting_ended', { on: kept.closedOn });
  if (on < kept.from) refuse('office-space.day_before_start', { from: kept.from });
  const after = addDays(on, 1);
  const early = kept.to === null || on < kept.to;
  await ctx.client.query(
    `update office_space.letting set during = daterange(lower(during), case when $4 then $2::date else upper(during) end), closed_on = $2::date - 1,
       close_document = $3, version = version + 1 where id = $1`,
    [id, after, document, early],
  );
  if (early) await putSchedule(ctx, id);
  ctx.audit({
    action: 'office-space.letting.ended',
    subject: { kind: 'letting', id, orgId: kept.orgId },
    before: { to: kept.to },
    after: { to: on, document },
  });
  const wentOut = kept.direction === 'let' || kept.direction === 'lent';
  if (kept.roomId && wentOut && kept.letBy === 'administration' && after <= ctx.today) {
    await ctx.db
      .updateTable('places.room')
      .set({ state: 'vacant', vacant_since: after })
      .where('id', '=', kept.roomId)
      .where('state', 'in', ['let', 'lent'])
      .execute();
  }
  await recheck(ctx, { lettingIds: [id], ...(kept.roomId ? { roomIds: [kept.roomId] } : {}) });
  return { id, to: on };
}
