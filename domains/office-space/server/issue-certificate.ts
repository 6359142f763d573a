import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { issueCertificate as issueCertificateRoute } from '../contract/certificates.ts';
import { recheck } from './check/recheck.ts';
import { termOf } from './create-letting.ts';
import { unitNamed } from './named.ts';

/** Issues an allocation certificate for all rooms of a unit in a building, or for one (OS-15); alarms of missing ones clear at once. */
export async function issueCertificate(
  ctx: Ctx,
  input: RouteInput<typeof issueCertificateRoute>,
): Promise<RouteAnswer<typeof issueCertificateRoute>> {
  const id = newId();
  const { orgId, buildingId, roomId = null } = input;
  await unitNamed(ctx, orgId);
  found(await ctx.db.selectFrom('places.building').select('id').where('id', '=', buildingId).executeTakeFirst());
  const rooms = await ctx.db
    .selectFrom('places.room')
    .select('id')
    .where('building_id', '=', buildingId)
    .where('org_id', '=', orgId)
    .$if(roomId !== null, (q) => q.where('id', '=', roomId))
    .execute();
  if (roomId) found(rooms[0]);
  await ctx.db
    .insertInto('office_space.certificate')
    .values({
      id,
      org_id: orgId,
      building_id: buildingId,
      room_id: roomId,
      number: input.number,
      agreement_no: input.agreementNo,
      during: termOf(input.from, input.to),
    })
    .execute();
  ctx.audit({ action: 'office-space.certificate.issued', subject: { kind: 'certificate', id, orgId }, after: input });
  await recheck(ctx, { roomIds: rooms.map((r) => r.id) });
  return { id };
}
