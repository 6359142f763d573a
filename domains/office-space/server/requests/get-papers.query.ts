import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { getAgreement as getAgreementRoute, getCertificate as getCertificateRoute } from '../../contract/agreements.ts';

type AgreementPaper = RouteAnswer<typeof getAgreementRoute>;
type CertificatePaper = RouteAnswer<typeof getCertificateRoute>;

const roomColumns = `r.code as "roomCode", r.name as "roomName", f.name as "floorName", r.kind, r.usable_area_sqm as "usableAreaSqm"`;

/** A use agreement with its rooms and certificates, as it goes on paper. */
export async function getAgreement(ctx: Ctx, input: RouteInput<typeof getAgreementRoute>): Promise<AgreementPaper> {
  const { rows } = await ctx.client.query<Omit<AgreementPaper, 'rooms' | 'certificates'>>(
    `select a.id, a.org_id as "orgId", coalesce(org.name_of(a.org_id), '') as "orgName", a.request_id as "requestId", q.number as "requestNumber",
       coalesce(org.name_of(a.issuer_id), '') as "issuerName", a.number, q.purpose, b.name as "buildingName", b.address, a.signed_on as "signedOn",
       a.from_on as "from", a.unit_signer as "unitSigner", a.issuer_signer as "issuerSigner"
     from office_space.agreement a join office_space.request q on q.id = a.request_id join places.building b on b.id = a.building_id where a.id = $1`,
    [input.agreementId],
  );
  const agreement = found(rows[0]);
  const { rows: papers } = await ctx.client.query(
    `select c.id, c.number, ${roomColumns} from office_space.certificate c join places.room r on r.id = c.room_id join places.floor f on f.id = r.floor_id
     where c.agreement_id = $1 order by c.issued_year, c.issued_no`,
    [agreement.id],
  );
  return {
    ...agreement,
    rooms: papers.map(({ id: _, number: __, ...room }) => room),
    certificates: papers.map(({ id, number, roomCode }) => ({ id, number, roomCode })),
  };
}

/** A certificate with its room, or all rooms of the unit in the building. */
export async function getCertificate(ctx: Ctx, input: RouteInput<typeof getCertificateRoute>): Promise<CertificatePaper> {
  const { rows } = await ctx.client.query<Omit<CertificatePaper, 'rooms'> & { roomId: string | null; buildingId: string }>(
    `select c.id, c.org_id as "orgId", coalesce(org.name_of(c.org_id), '') as "orgName", coalesce(org.name_of(coalesce(c.issuer_id, b.org_id)), '') as "issuerName",
       c.number, c.agreement_id as "agreementId", c.agreement_no as "agreementNo", b.name as "buildingName", b.address, lower(c.during) as "from",
       upper(c.during) - 1 as "to", c.room_id as "roomId", c.building_id as "buildingId"
     from office_space.certificate c join places.building b on b.id = c.building_id where c.id = $1`,
    [input.certificateId],
  );
  const { roomId, buildingId, ...certificate } = found(rows[0]);
  const { rows: rooms } = await ctx.client.query(
    `select ${roomColumns} from places.room r join places.floor f on f.id = r.floor_id
     where r.building_id = $1 and r.org_id = $2 and ($3::uuid is null or r.id = $3) order by f.level, r.code`,
    [buildingId, certificate.orgId, roomId],
  );
  return { ...certificate, rooms };
}
