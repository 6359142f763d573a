import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { useBases, useNotes } from '../rules/institutions.ts';
import { fragment, unitFilter } from './words.ts';

/** `use_basis` */
export const useBasis = z.enum(useBases);
/** `use_note` */
export const useNote = z.enum(useNotes);

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
  /** Ground on which the body uses the space, and what the check notes of it (OS-20). */
  useBasis,
  projectDocument: z.string().nullable(),
  leaveBy: day.nullable(),
  useNote,
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
    useBasis: listParam(useBasis),
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

export const decideUse = route({
  method: 'PUT',
  path: '/office-space/certificates/:certificateId/use',
  permission: 'office-space.certificate.manage',
  params: z.object({ certificateId: id }),
  body: z.object({
    useBasis,
    /** Approval of the project that names organ and institution together. */
    projectDocument: z.string().trim().min(1).max(200).nullable().optional(),
    leaveBy: day.nullable().optional(),
  }),
  returns: z.object({ id, useNote }),
  errors: ['office-space.project_document_missing', 'office-space.leave_by_missing'],
  summary: 'Decide on what ground an institution uses office space: same project, paying, or leaving (OS-20)',
});
