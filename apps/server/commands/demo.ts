import type { Command } from '../commands.ts';
import { type DemoSizeName, sizes } from '../demo/size.ts';
import { loadDemo } from '../demo.ts';
import { stateOf } from '../first-start.ts';
import { PlainFailure } from '../plain-failure.ts';
import { standUp } from '../process.ts';

export const demo: Command = {
  summary: 'Load the demonstration city into an empty data directory: --size small|city|province',
  usage: 'qinwu demo [--size small|city|province] [--data DIR]',
  options: { size: { type: 'string' } },
  async run({ config, values, say }) {
    const size = String(values.size ?? 'city');
    if (!(size in sizes)) throw new PlainFailure(`--size is one of ${Object.keys(sizes).join(', ')}`);
    const footing = await standUp(config, say);
    try {
      if ((await stateOf(footing)) !== 'empty')
        throw new PlainFailure('the installation holds something already; name an empty data directory (--data DIR)');
      const began = performance.now();
      const password = await loadDemo(footing, { size: size as DemoSizeName, say });
      say(`loaded in ${((performance.now() - began) / 1000).toFixed(1)} s`);
      if (!config.QINWU_DEMO_PASSWORD) say(`password of the demonstration accounts, shown this once: ${password}`);
    } finally {
      await footing.close();
    }
    return 0;
  },
};
