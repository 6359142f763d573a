import { on } from '#kernel/domain.ts';
import { importFinished } from '../contract/events.ts';
import { checkAll } from './check/check-all.ts';

/** What was imported is checked as a whole, once, after the rows are stored. */
export const onImportFinished = on('office-space.import.finished', 'office-space.check-imported', importFinished, async (ctx) => {
  await checkAll(ctx);
});
