import { z } from 'zod';
import { abilities } from '#shared/page.ts';
import { route } from '#shared/route.ts';

/**
 * Security settings and their defaults (it-security IT-2, IT-3, IT-4; GB/T 22239-2019 8.1.4.1). The bounds keep an installation
 * from setting itself below the level of protection.
 */
export const securityPolicy = z.object({
  /** Characters a password has at least. */
  minLength: z.int().min(8).max(64).default(8),
  /** Of the four kinds upper case, lower case, digit, other, so many at least. */
  kinds: z.int().min(3).max(4).default(3),
  /** Days after which a password must be changed. */
  maxAgeDays: z.int().min(1).max(365).default(90),
  /** Former passwords that may not return. */
  remembered: z.int().min(1).max(24).default(5),
  /** Failures within `lockWindowMinutes` that lock an account. */
  lockAfter: z.int().min(3).max(10).default(5),
  lockWindowMinutes: z.int().min(5).max(1440).default(15),
  lockMinutes: z.int().min(10).max(1440).default(30),
  /** Failures from one address within `lockWindowMinutes` after which each further try waits; ten times as many refuse it. */
  slowAfter: z.int().min(5).max(1000).default(20),
  /** Minutes without a request after which a session ends. */
  idleMinutes: z.int().min(5).max(120).default(30),
  /** Hours after which a session ends in any case. */
  absoluteHours: z.int().min(1).max(24).default(12),
  /** System, security and audit administrators need the second factor. Null: required, except in a demonstration city. */
  administratorsNeedSecondFactor: z.boolean().nullable().default(null),
});
export type SecurityPolicy = z.infer<typeof securityPolicy>;

export const storedPolicy = securityPolicy.extend({ version: z.int32(), abilities });

export const getPolicy = route({
  method: 'GET',
  path: '/identity/policy',
  permission: 'identity.policy.read',
  returns: storedPolicy,
  summary: 'The security settings of the installation',
});

export const updatePolicy = route({
  method: 'PUT',
  path: '/identity/policy',
  permission: 'identity.policy.update',
  body: securityPolicy.extend({ version: z.int32() }),
  returns: storedPolicy,
  summary: 'Change the security settings of the installation',
});
