import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { roomKind, sqm } from './words.ts';

const paperRoom = z.object({
  roomCode: z.string(),
  roomName: z.string(),
  floorName: z.string(),
  kind: roomKind,
  usableAreaSqm: sqm.nullable(),
});

/** A use agreement (使用协议) as it is printed (OS-15). */
export const agreement = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  requestId: id,
  requestNumber: z.string().nullable(),
  issuerName: z.string(),
  number: z.string(),
  purpose: z.string(),
  buildingName: z.string(),
  address: z.string().nullable(),
  signedOn: day,
  from: day,
  unitSigner: z.string(),
  issuerSigner: z.string(),
  rooms: z.array(paperRoom),
  certificates: z.array(z.object({ id, number: z.string(), roomCode: z.string().nullable() })),
});
export type Agreement = z.infer<typeof agreement>;

export const concludeAgreement = route({
  method: 'POST',
  path: '/office-space/requests/:requestId/agreement',
  permission: 'office-space.certificate.manage',
  params: z.object({ requestId: id }),
  body: z.object({
    signedOn: day,
    /** First day of use. */
    from: day,
    unitSigner: z.string().trim().min(1).max(60),
    issuerSigner: z.string().trim().min(1).max(60),
  }),
  returns: z.object({ id, number: z.string(), agreementIds: z.array(id) }),
  status: 201,
  errors: [
    'office-space.request_not_open',
    'office-space.dates_reversed',
    'office-space.day_in_future',
    'office-space.certificate_overlap',
  ],
  summary: 'Sign the use agreement for accepted rooms and issue an allocation certificate for each, gaplessly numbered (OS-15)',
});

export const getAgreement = route({
  method: 'GET',
  path: '/office-space/agreements/:agreementId',
  permission: 'office-space.request.read',
  params: z.object({ agreementId: id }),
  returns: agreement,
  summary: 'A use agreement as it is printed',
});

export const getCertificate = route({
  method: 'GET',
  path: '/office-space/certificates/:certificateId',
  permission: 'office-space.request.read',
  params: z.object({ certificateId: id }),
  returns: z.object({
    id,
    orgId: id,
    orgName: z.string(),
    issuerName: z.string().nullable(),
    number: z.string(),
    agreementId: id.nullable(),
    agreementNo: z.string().nullable(),
    buildingName: z.string(),
    address: z.string().nullable(),
    from: day,
    to: day.nullable(),
    rooms: z.array(paperRoom),
  }),
  summary: 'An allocation certificate as it is printed; it is no basis for letting, lending or business (OS-15)',
});
