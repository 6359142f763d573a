import { buildWeb } from '../build-web.ts';
import type { Command } from '../commands.ts';
import { checkExposure } from '../config.ts';
import { prepare } from '../demo.ts';
import { type Footing, standUp } from '../process.ts';
import { serve } from '../serve.ts';

/** Resolves when the person or the system asks the process to stop, or when the database is lost. */
function stopAsked(): { asked: Promise<void>; ask: () => void; isAsked: () => boolean } {
  const { promise, resolve } = Promise.withResolvers<void>();
  let said = false;
  const ask = () => {
    said = true;
    resolve();
  };
  // Handlers that stay: while one stands, the embedded server leaves its shutting down to us.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, ask);
  return { asked: promise, ask, isAsked: () => said };
}

/** Database and browser application are made ready side by side; when one fails the other is not left running. */
async function ground(...[config, say, lost]: Parameters<typeof standUp>): Promise<Footing> {
  const [footing, web] = await Promise.allSettled([standUp(config, say, lost), buildWeb({ log: say })]);
  if (footing.status === 'rejected') throw footing.reason;
  if (web.status === 'rejected') {
    await footing.value.close();
    throw web.reason;
  }
  return footing.value;
}

/** Everything one machine needs, in one process: database, migration, demonstration city on first start, web, worker. */
export const start: Command = {
  summary: 'Start the platform; the last line says where: qinwu ready <url>',
  usage: 'qinwu start [--port N] [--host ADDRESS] [--data DIR] [--no-demo]',
  options: { 'no-demo': { type: 'boolean' } },
  async run({ config, values, say }) {
    const stop = stopAsked();
    let lost = false;
    const footing = await ground(config, say, {
      lost: () => {
        lost = true;
        stop.ask();
      },
    });
    try {
      const wantsDemo = values['no-demo'] !== true;

      const prepared = await Promise.race([prepare(footing, { wantsDemo, say }), stop.asked]);
      if (!prepared) {
        await footing.close();
        return lost ? 1 : 0;
      }
      checkExposure(config, prepared.demo !== null);
      const running = await serve(footing, { demo: prepared.demo });
      for (const line of prepared.lines) say(line);
      say(`qinwu ready ${running.url}`);
      await stop.asked;
      await running.stop();
    } catch (error) {
      await footing.close();
      throw error;
    }
    return lost ? 1 : 0;
  },
};
