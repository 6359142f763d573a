import { buildWeb } from '../build-web.ts';
import type { Command } from '../commands.ts';
import { type Config, checkExposure } from '../config.ts';
import { prepare } from '../demo.ts';
import { stateOf } from '../first-start.ts';
import { type Footing, standUp } from '../process.ts';
import { serve } from '../serve.ts';
import { identityConfigOf } from '../services.ts';

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

/**
 * Database and browser application are made ready side by side. Without a database nobody waits for the application, whose making ends
 * with this process; without an application the database is not left running.
 */
async function ground(...[config, say, lost]: Parameters<typeof standUp>): Promise<Footing> {
  const standing = standUp(config, say, lost);
  const built = buildWeb({ log: say });
  built.catch(() => {});
  const footing = await standing;
  try {
    await built;
  } catch (error) {
    await footing.close();
    throw error;
  }
  return footing;
}

/** Settings are looked at before anything is begun, so that a wrong one costs no time and leaves nothing behind. */
function checkSettings(config: Config): void {
  checkExposure(config, false);
  identityConfigOf({ config, secret: '' }, null);
}

/** Everything one machine needs, in one process: database, migration, demonstration city on first start, web, worker. */
export const start: Command = {
  summary: 'Start the platform; the last line says where: qinwu ready <url>',
  usage: 'qinwu start [--port N] [--host ADDRESS] [--data DIR] [--no-demo]',
  options: { 'no-demo': { type: 'boolean' } },
  async run({ config, values, say }) {
    checkSettings(config);
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
      const state = await stateOf(footing);
      checkExposure(config, state === 'demo' || (state === 'empty' && wantsDemo));
      const prepared = await Promise.race([prepare(footing, { wantsDemo, say }), stop.asked]);
      if (!prepared) {
        await footing.close();
        return lost ? 1 : 0;
      }
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
