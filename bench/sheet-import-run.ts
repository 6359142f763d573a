import { domains } from '#apps/server/compose.ts';
import { readConfig } from '#apps/server/config.ts';
import { beforeServing } from '#apps/server/first-start.ts';
import { standUp } from '#apps/server/process.ts';
import { newId } from '#shared/ids.ts';

// The measured part of the sheet-import bench, in a process of its own so that its peak memory is its own: imports a workbook the way the page does.
const [file = '', url = '', dataDir = ''] = process.argv.slice(2);
const take = domains.flatMap((d) => Object.entries(d.imports)).find(([name]) => name === 'office-space.rooms')?.[1];
if (!take) throw new Error('the register of rooms takes no files');
const footing = await standUp(readConfig({ DATABASE_URL: url, QINWU_DATA: dataDir }), () => {}, { migrate: false });
const before = process.memoryUsage().rss;
const began = performance.now();
const result = await beforeServing(footing, (run) =>
  take(
    {
      taskId: newId(),
      transaction: (work) => run(work),
      progress: async () => {},
      attach: async ({ body }) => {
        for await (const _ of body);
      },
    },
    file,
    { mode: 'all', locale: 'zh-CN', fileName: 'rooms.xlsx' },
  ),
);
const seconds = (performance.now() - began) / 1000;
await footing.close();
// maxRSS is in KiB on Linux.
process.stdout.write(JSON.stringify({ ...result, seconds, beforeMiB: before / 1_048_576, peakMiB: process.resourceUsage().maxRSS / 1024 }));
