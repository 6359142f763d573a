import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { BlockList } from 'node:net';
import { createTransport } from 'nodemailer';
import { addressOf, networksOf } from './target.ts';

/** What leaves the house: mail and requests to webhooks. */
export interface Outward {
  /** Null when the installation sends no mail. */
  readonly mail: Mailer | null;
  /** Networks of the house that webhooks may reach all the same. */
  readonly allowed: BlockList;
  /** Address by which browsers reach the platform, for links in mail. */
  readonly publicUrl: string;
  /** Sends one signed request. Answers the status; nothing of the answer is kept. @throws RefusedTarget, faults of the network */
  post(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<number>;
}

export interface Mailer {
  send(mail: { to: string; subject: string; text: string; messageId: string }): Promise<void>;
  /** Connects and signs in without sending. @throws what is wrong */
  verify(): Promise<void>;
}

declare module '#kernel/context.ts' {
  interface Services {
    readonly outward: Outward;
  }
}

/** Milliseconds for a request to a webhook, and for each step of a mail. */
const LONGEST = 10_000;

export interface OutwardSettings {
  readonly QINWU_SMTP_URL?: string | undefined;
  readonly QINWU_MAIL_FROM?: string | undefined;
  readonly QINWU_WEBHOOK_NETWORKS?: string | undefined;
}

function mailerOf({ QINWU_SMTP_URL: url, QINWU_MAIL_FROM: from }: OutwardSettings): Mailer | null {
  if (!url || !from) return null;
  const transport = createTransport(
    { url, connectionTimeout: LONGEST, greetingTimeout: LONGEST, socketTimeout: LONGEST, disableFileAccess: true, disableUrlAccess: true },
    { from },
  );
  return {
    send: async ({ messageId, ...mail }) =>
      void (await transport.sendMail({ ...mail, messageId, headers: { 'auto-submitted': 'auto-generated' } })),
    verify: async () => void (await transport.verify()),
  };
}

/** Connects to the address that was looked at, whatever the name answers next, and follows no redirect. */
async function post(target: string, body: string, headers: Readonly<Record<string, string>>, allowed: BlockList): Promise<number> {
  const url = new URL(target);
  const { address, family } = await addressOf(url, allowed);
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? secureRequest : plainRequest)(
      url,
      {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Qinwu',
        },
        agent: false,
        timeout: LONGEST,
        signal: AbortSignal.timeout(LONGEST),
        lookup: (_host, options, done) =>
          options.all ? done(null, [{ address, family }]) : (done as (e: null, a: string, f: number) => void)(null, address, family),
      },
      (answer) => {
        resolve(answer.statusCode ?? 0);
        answer.destroy();
      },
    );
    request.once('timeout', () => request.destroy(new Error('timeout')));
    request.once('error', reject);
    request.end(body);
  });
}

/** Opens the ways out by the settings of the installation. */
export function openOutward(settings: OutwardSettings, publicUrl: string): Outward {
  const allowed = networksOf(settings.QINWU_WEBHOOK_NETWORKS);
  return { mail: mailerOf(settings), allowed, publicUrl, post: (url, body, headers) => post(url, body, headers, allowed) };
}
