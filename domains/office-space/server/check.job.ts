import { z } from 'zod';
import type { ClockJob } from '#kernel/domain.ts';
import { task } from '#kernel/domain.ts';
import { checkAll } from './check/check-all.ts';
import { CHECK_TASK } from './run-check.ts';
import { settleVacancy } from './settle-vacancy.ts';

/** Every night, before the offices open: rooms whose last seat ended stand vacant, then everything is checked anew. */
export const nightlyCheck: ClockJob = {
  name: 'office-space.nightly-check',
  cron: '20 2 * * *',
  async run(ctx) {
    await settleVacancy(ctx, null);
    await checkAll(ctx);
  },
};

/** The same check on demand, within the asker's reach. */
export const checkTask = task(CHECK_TASK, 'office-space.check.run', z.object({}), async (run) => {
  await run.progress(0, 3);
  const result = await run.transaction((ctx) => checkAll(ctx));
  await run.progress(3, 3);
  return result;
});
