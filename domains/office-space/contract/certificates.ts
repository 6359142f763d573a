import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { fragment, unitFilter } from './words.ts';

/** An allocation certificate (分配使用凭证): of all rooms of a unit in a building, or of one room (OS-15). */
export const certificate = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  buildingId: id,
  buildingName: z.string(),
  roomId: id.nullable(),
  roomCode: z.string().nullable(),
  number: z.string(),
  /** The use agreement (使用协议) behind it. */
  agreementNo: z.string().nullable(),
  from: day,
  to: day.nullable(),
});

export const listCertificates = route({
  method: 'GET',
  path: '/office-space/certificates',
  permission: 'office-space.certificate.read',
  query: pageQuery(['number', 'from', 'orgName', 'buildingName']).extend({
    q: fragment,
    ...unitFilter,
    buildingId: id.optional(),
    roomId: id.optional(),
  }),
  returns: pageOf(certificate.extend({ abilities })),
  summary: 'Allocation certificates',
});

export const issueCertificate = route({
  method: 'POST',
  path: '/office-space/certificates',
  permission: 'office-space.certificate.manage',
  body: z.object({
    orgId: id,
    buildingId: id,
    roomId: id.nullable().optional(),
    number: z.string().trim().min(1).max(100),
    agreementNo: z.string().trim().min(1).max(100),
    from: day,
    to: day.nullable().optional(),
  }),
  returns: z.object({ id }),
  status: 201,
  errors: ['office-space.certificate_overlap', 'office-space.dates_reversed'],
  summary: 'Issue an allocation certificate on a signed use agreement',
});
