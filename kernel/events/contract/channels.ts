import { z } from 'zod';
import { defineErrors } from '#shared/errors.ts';
import { id } from '#shared/ids.ts';
import { abilities, pageOf, pageQuery } from '#shared/page.ts';
import { definePermissions } from '#shared/permissions.ts';
import { route } from '#shared/route.ts';
import { instant } from '#shared/time.ts';

/** In the application, by e-mail, by signed webhook. */
export const channels = ['app', 'mail', 'webhook'] as const;
export const channel = z.enum(channels);
export type Channel = z.infer<typeof channel>;
/** Stands for every subject without a choice of its own. */
export const EVERY_SUBJECT = '*';
/** Minutes for which the code of an address is good, and wrong tries after which it is not. */
export const CODE_MINUTES = 30;
export const CODE_TRIES = 5;

export const channelPermissions = definePermissions({
  'events.webhook.manage': ['unit-admin', 'officer', 'leader', 'inspector', 'sysadmin', 'auditor'],
});
export const channelErrors = defineErrors({
  'events.mail_unavailable': 409,
  'events.mail_failed': 502,
  'events.mail_code_wrong': 409,
  'events.mail_code_expired': 409,
  /** The address of a webhook leads into the house; params: `host`. */
  'events.webhook_target_refused': 422,
  'events.webhook_ended': 409,
  'events.too_many_webhooks': 409,
});

const chosen = z.object({ subject: z.string().max(100), app: z.boolean(), mail: z.boolean(), webhook: z.boolean() });
const mailAddress = z.object({ address: z.string(), confirmed: z.boolean() });
export const channelSettings = z.object({
  /** The installation can send mail. */
  mailAvailable: z.boolean(),
  mail: mailAddress.nullable(),
  /** What holds for each subject, `*` first; labels `subject.<subject>`. */
  subjects: z.array(chosen),
  webhooks: z.int(),
  abilities,
});

export const getChannels = route({
  method: 'GET',
  path: '/notifications/channels',
  permission: 'signed-in',
  returns: channelSettings,
  summary: 'By which channels the own account is told of which subject',
});

export const putChannels = route({
  method: 'PUT',
  path: '/notifications/channels',
  permission: 'signed-in',
  body: z.object({ subjects: z.array(chosen).max(200) }),
  returns: channelSettings,
  summary: 'Choose the channels for each subject; a subject that is not named follows `*`',
});

export const putMailAddress = route({
  method: 'PUT',
  path: '/notifications/mail-address',
  permission: 'signed-in',
  /** None takes the address away. */
  body: z.object({ address: z.email().max(254).nullable() }),
  returns: channelSettings,
  errors: ['events.mail_unavailable', 'events.mail_failed'],
  summary: 'Give an address for mail; a code is sent to it',
});

export const confirmMailAddress = route({
  method: 'POST',
  path: '/notifications/mail-address/confirm',
  permission: 'signed-in',
  body: z.object({
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/, { error: 'events.mail_code_form' }),
  }),
  returns: channelSettings,
  errors: ['events.mail_code_wrong', 'events.mail_code_expired'],
  summary: 'Confirm the address for mail by the code that was sent to it',
});

export const algorithms = ['hmac-sha256', 'hmac-sm3'] as const;

/** Of a delivery: is to be tried, was taken, was given up. */
export const sendings = ['waiting', 'sent', 'failed'] as const;
const sending = z.enum(sendings);

export const webhook = z.object({
  id,
  name: z.string(),
  url: z.string(),
  algorithm: z.enum(algorithms),
  createdAt: instant,
  endedAt: instant.nullable(),
  /** What came of the last delivery. */
  sending: sending.nullable(),
  abilities,
});
export type Webhook = z.infer<typeof webhook>;

export const listWebhooks = route({
  method: 'GET',
  path: '/webhooks',
  permission: 'events.webhook.manage',
  query: pageQuery(['createdAt']),
  returns: pageOf(webhook).extend({ abilities }),
  summary: 'The own webhooks',
});

export const createWebhook = route({
  method: 'POST',
  path: '/webhooks',
  permission: 'events.webhook.manage',
  body: z.object({
    name: z.string().trim().min(1).max(60),
    url: z.url({ protocol: /^https?$/ }).max(2000),
    algorithm: z.enum(algorithms).default('hmac-sm3'),
  }),
  /** The secret is shown this once. */
  returns: z.object({ webhook, secret: z.string() }),
  status: 201,
  errors: ['events.webhook_target_refused', 'events.too_many_webhooks'],
  summary: 'Let a program be told of the own notifications by signed requests',
});

const webhookId = z.object({ webhookId: id });

export const endWebhook = route({
  method: 'POST',
  path: '/webhooks/:webhookId/end',
  permission: 'events.webhook.manage',
  params: webhookId,
  returns: webhook,
  errors: ['events.webhook_ended'],
  summary: 'End a webhook; what waits for it is not sent any more',
});

export const testWebhook = route({
  method: 'POST',
  path: '/webhooks/:webhookId/test',
  permission: 'events.webhook.manage',
  params: webhookId,
  returns: z.object({ deliveryId: id }),
  errors: ['events.webhook_ended'],
  status: 202,
  summary: 'Send a test to a webhook; the log of deliveries shows what came of it',
});

export const delivery = z.object({
  id,
  /** Dotted id of what happened; `test` for a test. */
  kind: z.string(),
  title: z.string(),
  sending,
  attempts: z.int(),
  /** HTTP status of the last try. */
  status: z.int().nullable(),
  /** Why the last try failed, a code or a plain line. */
  fault: z.string().nullable(),
  createdAt: instant,
  triedAt: instant.nullable(),
  endedAt: instant.nullable(),
  abilities,
});

export const listDeliveries = route({
  method: 'GET',
  path: '/webhooks/:webhookId/deliveries',
  permission: 'events.webhook.manage',
  params: webhookId,
  query: pageQuery(['createdAt']),
  returns: pageOf(delivery),
  summary: 'What was sent to a webhook, newest first',
});

export const replayDelivery = route({
  method: 'POST',
  path: '/webhooks/:webhookId/deliveries/:deliveryId/replay',
  permission: 'events.webhook.manage',
  params: webhookId.extend({ deliveryId: id }),
  returns: z.object({ deliveryId: id }),
  errors: ['events.webhook_ended'],
  status: 202,
  summary: 'Send a delivery once more, under a number of its own',
});
