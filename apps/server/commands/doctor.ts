import pg from 'pg';
import { verifyChains } from '#kernel/audit/server/verify.ts';
import { WIDE_ROLE } from '#kernel/db/connect.ts';
import type { Command } from '../commands.ts';
import { standUp } from '../process.ts';

/** Examines the installation; today the audit chains. Exit code 1 when something is broken. */
export const auditDoctor: Command = {
  summary: 'Examine the installation: doctor audit recomputes the audit chains',
  usage: 'qinwu doctor audit [--data DIR]',
  options: {},
  takes: 1,
  async run({ config, positionals, say }) {
    if (positionals[0] !== 'audit') {
      say('say what to examine: qinwu doctor audit');
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
