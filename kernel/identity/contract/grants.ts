import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, booleanParam, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day, instant } from '#shared/time.ts';
import { reach, roleName } from './session.ts';

export const grant = z.object({
  id,
  account: z.object({ id, username: z.string(), displayName: z.string() }),
  role: roleName,
  line: z.string().nullable(),
  unit: z.object({ id, name: z.string() }).nullable(),
  reach,
  startsOn: day,
  /** Last day; null for a grant without one, which the quarterly review looks at (IT-6). */
  endsOn: day.nullable(),
  reason: z.string().nullable(),
  grantedBy: z.string().nullable(),
  grantedAt: instant,
  endedAt: instant.nullable(),
  /** Holds today. */
  inForce: z.boolean(),
  abilities,
});
export type Grant = z.infer<typeof grant>;

export const listGrants = route({
  method: 'GET',
  path: '/identity/grants',
  permission: 'identity.grant.read',
  query: pageQuery(['grantedAt', 'endsOn', 'username']).extend({
    accountId: id.optional(),
    role: listParam(roleName),
    unitId: id.optional(),
    inForce: booleanParam,
    /** Ends on this day or before: what to renew. */
    endsBy: day.optional(),
  }),
  returns: pageOf(grant),
  summary: 'Grants of roles, for the review of rights',
});

export const addGrant = route({
  method: 'POST',
  path: '/identity/accounts/:accountId/grants',
  permission: 'identity.grant.create',
  params: z.object({ accountId: id }),
  body: z
    .object({
      role: roleName,
      /** The line of work of an officer (name of a domain); only for that role. */
      line: z.string().max(60).nullable().default(null),
      /** The unit; none for the reach `all`. */
      unitId: id.nullable().default(null),
      reach,
      startsOn: day.optional(),
      endsOn: day.nullable().default(null),
      reason: z.string().trim().max(200).nullable().default(null),
    })
    .refine((g) => (g.role === 'officer') === (g.line !== null), { path: ['line'], error: 'grant_line' })
    .refine((g) => (g.reach === 'all') === (g.unitId === null), { path: ['unitId'], error: 'grant_unit' }),
  returns: grant,
  status: 201,
  errors: ['identity.grant_to_oneself', 'identity.duties_conflict', 'identity.grant_exists', 'identity.account_closed'],
  summary: 'Grant a role to an account',
});

export const endGrant = route({
  method: 'POST',
  path: '/identity/grants/:grantId/end',
  permission: 'identity.grant.end',
  params: z.object({ grantId: id }),
  returns: grant,
  errors: ['identity.grant_ended', 'identity.grant_to_oneself', 'identity.last_administrator'],
  summary: 'Take a grant back, at once',
});

export const listRoles = route({
  method: 'GET',
  path: '/identity/roles',
  permission: 'identity.role.read',
  returns: pageOf(
    z.object({
      role: roleName,
      /** Roles of different duties exclude each other on one account. */
      duty: z.enum(['business', 'sysadmin', 'secadmin', 'auditor']),
      /** Permissions held at a unit; for an officer those of every line, `lines` says which belong to which. */
      permissions: z.array(z.string()),
    }),
  ).extend({
    /** Lines of work an officer may have, with the permissions each adds. */
    lines: z.array(z.object({ line: z.string(), permissions: z.array(z.string()) })),
  }),
  summary: 'The roles and the permissions they hold',
});
