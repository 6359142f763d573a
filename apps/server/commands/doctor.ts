import pg from 'pg';
import { verifyChains } from '#kernel/audit/server/verify.ts';
import { WIDE_ROLE } from '#kernel/db/connect.ts';
import { openOutward } from '#kernel/events/server/channels/outward.ts';
import type { Command } from '../commands.ts';
import type { Config } from '../config.ts';
import { standUp } from '../process.ts';

/** Connects to the mail server and signs in, without sending; the reason is the server's own, never the password. */
async function examineMail(config: Config, say: (line: string) => void): Promise<number> {
  const { mail } = openOutward(config, '');
  if (!mail) {
    say('no mail: QINWU_SMTP_URL and QINWU_MAIL_FROM are not set');
    return 1;
  }
  try {
    await mail.verify();
  } catch (error) {
    const { code, responseCode } = error as { code?: string; responseCode?: number };
    say(`the mail server refuses: ${[code, responseCode].filter(Boolean).join(' ') || 'no answer'}`);
    return 1;
  }
  say(`mail is accepted by ${new URL(config.QINWU_SMTP_URL as string).host}`);
  return 0;
}

/** Examines the installation: the audit chains, or the way to the mail server. Exit code 1 when something is broken. */
export const auditDoctor: Command = {
  summary: 'Examine the installation: doctor audit recomputes the audit chains, doctor mail tries the mail server',
  usage: 'qinwu doctor audit|mail [--data DIR]',
  options: {},
  takes: 1,
  async run({ config, positionals, say }) {
    if (positionals[0] === 'mail') return examineMail(config, say);
    if (positionals[0] !== 'audit') {
      say('say what to examine: qinwu doctor audit, qinwu doctor mail');
      return 2;
    }
    const footing = await standUp(config, () => {}, { migrate: false, attach: true, existing: true });
    const client = new pg.Client({ connectionString: footing.url });
    await client.connect();
    try {
      await client.query(`begin isolation level repeatable read read only; set local role ${WIDE_ROLE}`);
      const found = await verifyChains(client);
      if (found.broken) say(`broken: chain ${found.broken.lane}, entry ${found.broken.seq} (${found.broken.kind})`);
      else say(`unbroken: ${found.entries} entries in ${found.lanes} chains`);
      say(`seal ${found.seal}`);
      return found.broken ? 1 : 0;
    } finally {
      await client.end();
      await footing.close();
    }
  },
};
