import { buildWeb } from '../build-web.ts';
import type { Command } from '../commands.ts';
import { checkExposure } from '../config.ts';
import { prepare } from '../demo.ts';
import { standUp } from '../process.ts';
import { serve } from '../serve.ts';

/** Resolves when the person or the system asks the process to stop. */
const asked = (): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });

/** Everything one machine needs, in one process: database, migration, demonstration city on first start, web, worker. */
export const start: Command = {
  summary: 'Start the platform; the last line says where: qinwu ready <url>',
  usage: 'qinwu start [--port N] [--host ADDRESS] [--data DIR] [--no-demo]',
  options: { 'no-demo': { type: 'boolean' } },
  async run({ config, values, say }) {
    const stop = asked();
    const wantsDemo = values['no-demo'] !== true;
    const [footing] = await Promise.all([standUp(config, say), buildWeb({ log: say })]);
    try {
      const prepared = await prepare(footing, { wantsDemo, say });
      checkExposure(config, prepared.demo !== null);
      const running = await serve(footing, { demo: prepared.demo });
      for (const line of prepared.lines) say(line);
      say(`qinwu ready ${running.url}`);
      await stop;
      await running.stop();
    } catch (error) {
      await footing.close();
      throw error;
    }
    return 0;
  },
};
