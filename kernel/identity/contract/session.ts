import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { roleNames } from '#shared/permissions.ts';
import { route } from '#shared/route.ts';
import { instant } from '#shared/time.ts';

export const roleName = z.enum(roleNames);

/** How far a grant reaches: own records at the unit, the unit, the unit with all below it, every unit. */
export const reach = z.enum(['self', 'unit', 'subtree', 'all']);
export type Reach = z.infer<typeof reach>;

/** A role held at a unit, for a line of work where the role has one, with its reach. */
export const heldRole = z.object({
  role: roleName,
  line: z.string().nullable(),
  /** Null for the reach `all`, which has no unit. */
  orgId: id.nullable(),
  orgName: z.string().nullable(),
  reach,
  endsOn: z.string().nullable(),
});

export const me = z.object({
  actor: z.object({
    accountId: id,
    username: z.string(),
    displayName: z.string(),
    personId: id.nullable(),
    /** Bodies in which the person holds a post; the first is the main one. */
    units: z.array(z.object({ id, name: z.string(), post: z.string() })),
    roles: z.array(heldRole),
    locale: z.enum(['zh-CN', 'en']),
  }),
  permissions: z.array(z.string()),
  /** Units whose rows the account may see at the widest; per permission it may be narrower. */
  scope: z.object({ all: z.boolean(), orgIds: z.array(id) }),
  session: z.object({ expiresAt: instant, idleMinutes: z.int() }),
  mustChangePassword: z.boolean(),
  secondFactor: z.enum(['off', 'on', 'required']),
  /** The installation runs the demonstration city. */
  demo: z.boolean(),
});
export type Me = z.infer<typeof me>;

export const getMe = route({
  method: 'GET',
  path: '/me',
  permission: 'signed-in',
  returns: me,
  summary: 'The signed-in actor, its permissions and its scope',
});
