import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import { dm2 } from '../../rules/areas.ts';
import type { RegisteredRoom } from '../../rules/patrol.ts';
import type { RoomState } from '../../rules/room-check.ts';
import type { RoomKind } from '../../rules/room-kinds.ts';
import { verdictOfRoom } from '../room-verdict.ts';

/** What the register says of a room today: area, use, who sits there, what they may have, whether a certificate covers it. */
export async function registeredRoom(ctx: Ctx, roomId: string): Promise<RegisteredRoom> {
  const { rows } = await ctx.client.query<{ kind: RoomKind; state: RoomState; area: string | null; seated: number; certified: boolean }>(
    `select r.kind, r.state, r.usable_area_sqm as area,
       (select count(*)::int from office_space.occupancy o where o.room_id = r.id and o.during @> $2::date) as seated,
       exists (select 1 from office_space.certificate c where c.building_id = r.building_id and c.org_id = r.org_id and (c.room_id is null or c.room_id = r.id)
         and c.during @> $2::date) as certified
     from places.room r where r.id = $1`,
    [roomId, ctx.today],
  );
  const { kind, state, area, seated, certified } = found(rows[0]);
  const { limitSqm } = await verdictOfRoom(ctx, roomId, ctx.today);
  return {
    kind,
    state,
    seated,
    certified,
    areaDm2: area === null ? null : dm2(area),
    allowedDm2: limitSqm === null ? null : dm2(limitSqm),
  };
}
