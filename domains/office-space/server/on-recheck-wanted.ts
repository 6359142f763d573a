import { on } from '#kernel/domain.ts';
import { recheckWanted } from '../contract/events.ts';
import { recheck } from './check/recheck.ts';

/** Checks with wide reach what a use case could judge only within its wall. */
export const onRecheckWanted = on('office-space.recheck.wanted', 'office-space.recheck', recheckWanted, (ctx, touched) =>
  recheck(ctx, touched),
);
