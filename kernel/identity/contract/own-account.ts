import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { pageOf } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { instant } from '#shared/time.ts';

export const ownSession = z.object({
  id,
  /** `password`, `second-factor`, `demo` or `oidc:<provider>`. */
  method: z.string(),
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  /** The session of this request. */
  current: z.boolean(),
});

export const listOwnSessions = route({
  method: 'GET',
  path: '/account/sessions',
  permission: 'signed-in',
  returns: pageOf(ownSession),
  summary: 'The living sessions of the own account',
});

export const endOwnSession = route({
  method: 'DELETE',
  path: '/account/sessions/:sessionId',
  permission: 'signed-in',
  params: z.object({ sessionId: id }),
  returns: 'none',
  summary: 'End one of the own sessions',
});

export const endOtherSessions = route({
  method: 'POST',
  path: '/account/sessions/end-others',
  permission: 'signed-in',
  returns: z.object({ ended: z.int() }),
  summary: 'End all own sessions but this one',
});

/** Settings of the browser that follow the account (column sets, theme, …): opaque to the server, 16 KiB at most. */
export const preferences = z
  .record(z.string().max(100), z.json())
  .refine((p) => JSON.stringify(p).length <= 16_384, { error: 'preferences_size' });

export const getPreferences = route({
  method: 'GET',
  path: '/account/preferences',
  permission: 'signed-in',
  returns: z.object({ locale: z.enum(['zh-CN', 'en']), preferences }),
  summary: 'Language and settings of the own account',
});

export const putPreferences = route({
  method: 'PUT',
  path: '/account/preferences',
  permission: 'signed-in',
  body: z.object({ locale: z.enum(['zh-CN', 'en']).optional(), preferences: preferences.optional() }),
  returns: z.object({ locale: z.enum(['zh-CN', 'en']), preferences }),
  summary: 'Remember language and settings of the own account',
});
