import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day, instant } from '#shared/time.ts';

export const auditEntry = z.object({
  id,
  at: instant,
  accountId: id.nullable(),
  actorName: z.string(),
  orgId: id.nullable(),
  ip: z.string().nullable(),
  requestId: z.string().nullable(),
  /** `<domain>.<record>.<verb>`; label `audit.<action>`. */
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  outcome: z.enum(['done', 'refused']),
  before: z.unknown().nullable(),
  after: z.unknown().nullable(),
  /** Place in the chain: lane, number in the lane, SM3 of the entry. */
  lane: z.int(),
  seq: z.int(),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const listAudit = route({
  method: 'GET',
  path: '/audit',
  permission: 'audit.entry.read',
  query: pageQuery(['at']).extend({
    /** One entry, to open it by its address. */
    entryId: id.optional(),
    action: z.string().max(100).optional(),
    actor: z.string().max(60).optional(),
    subjectKind: z.string().max(60).optional(),
    subjectId: z.string().max(100).optional(),
    outcome: z.enum(['done', 'refused']).optional(),
    from: day.optional(),
    until: day.optional(),
  }),
  returns: pageOf(auditEntry),
  summary: 'The audit log, newest first; days are business days in Asia/Shanghai, both inclusive',
});

export const listHistory = route({
  method: 'GET',
  path: '/audit/history',
  permission: 'audit.history.read',
  query: pageQuery(['at']).extend({ subjectKind: z.string().max(60), subjectId: z.string().max(100) }),
  returns: pageOf(auditEntry.omit({ ip: true, requestId: true, hash: true })),
  summary: 'What happened to one record, newest first, as far as its unit is within reach',
});
