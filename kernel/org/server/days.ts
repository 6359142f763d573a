import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import type { Day } from '#shared/time.ts';

/** Changes of the register are recorded when they have happened: a day to come is refused. */
export function notInFuture(ctx: Ctx, on: Day): Day {
  if (on > ctx.today) refuse('org.day_in_future', { on, today: ctx.today });
  return on;
}
