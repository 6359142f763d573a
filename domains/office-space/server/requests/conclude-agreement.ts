import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { concludeAgreement as concludeAgreementRoute } from '../../contract/agreements.ts';
import { recheck } from '../check/recheck.ts';
import { giveNumber } from './number-series.ts';
import { putState, type RequestRow, requestIn } from './request-row.ts';

type Input = RouteInput<typeof concludeAgreementRoute>;

interface Accepted {
  readonly room_id: string;
  readonly building_id: string;
  /** Who manages the building and issues its papers. */
  readonly issuer_id: string;
}

/** A certificate for one room on the agreement; the former one of the same unit ends the day before. */
async function certify(
  ctx: Ctx,
  input: Input,
  request: RequestRow,
  agreement: { id: string; number: string },
  room: Accepted,
): Promise<void> {
  await ctx.client.query(
    `update office_space.certificate set during = daterange(lower(during), $3::date) where org_id = $1 and room_id = $2 and during @> $3::date and lower(during) < $3::date`,
    [request.orgId, room.room_id, input.from],
  );
  const given = await giveNumber(ctx, room.issuer_id, 'certificate');
  const id = newId();
  await ctx.db
    .insertInto('office_space.certificate')
    .values({
      id,
      org_id: request.orgId,
      building_id: room.building_id,
      room_id: room.room_id,
      number: given.number,
      agreement_no: agreement.number,
      agreement_id: agreement.id,
      issuer_id: given.issuerId,
      issued_year: given.year,
      issued_no: given.serial,
      during: `[${input.from},)`,
    })
    .execute();
  ctx.audit({
    action: 'office-space.certificate.issued',
    subject: { kind: 'certificate', id, orgId: request.orgId },
    after: { number: given.number, roomId: room.room_id, agreementNo: agreement.number, from: input.from },
  });
}

/** One agreement for the rooms of one building, between the unit that manages it and the using unit. */
async function sign(
  ctx: Ctx,
  input: Input,
  request: RequestRow,
  rooms: readonly [Accepted, ...Accepted[]],
): Promise<{ id: string; number: string }> {
  const [{ building_id: buildingId, issuer_id: issuerId }] = rooms;
  const given = await giveNumber(ctx, issuerId, 'agreement');
  const id = newId();
  await ctx.db
    .insertInto('office_space.agreement')
    .values({
      id,
      request_id: request.id,
      org_id: request.orgId,
      issuer_id: issuerId,
      issued_year: given.year,
      issued_no: given.serial,
      number: given.number,
      building_id: buildingId,
      signed_on: input.signedOn,
      unit_signer: input.unitSigner,
      issuer_signer: input.issuerSigner,
      from_on: input.from,
    })
    .execute();
  for (const room of rooms) await certify(ctx, input, request, { id, number: given.number }, room);
  const { requestId: _, ...facts } = input;
  ctx.audit({
    action: 'office-space.agreement.signed',
    subject: { kind: 'agreement', id, orgId: request.orgId },
    after: { number: given.number, ...facts },
  });
  return { id, number: given.number };
}

/** Signs the use agreement for accepted rooms and issues a certificate for each; from then on people may be seated (OS-15). */
export async function concludeAgreement(ctx: Ctx, input: Input): Promise<RouteAnswer<typeof concludeAgreementRoute>> {
  const request = await requestIn(ctx, input.requestId, ['accepted']);
  if (input.signedOn > ctx.today) refuse('office-space.day_in_future', { on: input.signedOn });
  if (input.from < input.signedOn) refuse('office-space.dates_reversed', { from: input.signedOn, to: input.from });
  const { rows } = await ctx.client.query<Accepted>(
    `select p.room_id, r.building_id, b.org_id as issuer_id from office_space.request_room p join places.room r on r.id = p.room_id
     join places.building b on b.id = r.building_id where p.request_id = $1 and p.state = 'offered' order by r.building_id, r.code, r.id for update of p`,
    [request.id],
  );
  const signed = [];
  for (const rooms of Map.groupBy(rows, (room) => room.building_id).values()) {
    signed.push(await sign(ctx, input, request, rooms as [Accepted, ...Accepted[]]));
  }
  const [first] = signed;
  if (!first) return refuse('office-space.request_not_open', { state: request.state });
  const roomIds = rows.map((row) => row.room_id);
  await ctx.client.query(`update office_space.request_room set state = 'agreed' where request_id = $1 and state = 'offered'`, [request.id]);
  await putState(ctx, request, 'agreed');
  const agreementIds = signed.map((one) => one.id);
  ctx.emit('office-space.request.agreed', { requestId: request.id, orgId: request.orgId, agreementIds }, request.orgId);
  await recheck(ctx, { roomIds });
  return { ...first, agreementIds };
}
