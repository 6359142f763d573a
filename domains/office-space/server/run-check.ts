import type { Ctx } from '#kernel/context.ts';
import { requestTask } from '#kernel/events/server/request-task.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { runCheck as runCheckRoute } from '../contract/verdicts.ts';

export const CHECK_TASK = 'office-space.check';

/** Asks for a check of everything in the actor's reach; the job monitor follows it. */
export async function runCheck(ctx: Ctx, _input: RouteInput<typeof runCheckRoute>): Promise<RouteAnswer<typeof runCheckRoute>> {
  return { taskId: await requestTask(ctx, CHECK_TASK, {}) };
}
