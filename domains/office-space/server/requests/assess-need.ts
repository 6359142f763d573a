import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { assessNeed as assessNeedRoute, requestVacancies as requestVacanciesRoute } from '../../contract/vacancies.ts';
import { assess, assessmentText, wishNamed } from './assess.ts';
import { requestFor, wishOf } from './request-row.ts';

/** What a request would need and what stands vacant for it, while the form is filled in. */
export async function assessNeed(ctx: Ctx, input: RouteInput<typeof assessNeedRoute>): Promise<RouteAnswer<typeof assessNeedRoute>> {
  const wish = { ...input, requestId: null, buildingId: input.buildingId ?? null };
  await wishNamed(ctx, wish);
  return assessmentText(await assess(ctx, wish));
}

/** The vacancies that serve a request now. */
export async function requestVacancies(
  ctx: Ctx,
  input: RouteInput<typeof requestVacanciesRoute>,
): Promise<RouteAnswer<typeof requestVacanciesRoute>> {
  return assessmentText(await assess(ctx, await wishOf(ctx, await requestFor(ctx, input.requestId))));
}
