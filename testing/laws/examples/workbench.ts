import { createCover } from '#capabilities/workbench/contract/covers.ts';
import { addDays, dayOf } from '#shared/time.ts';
import { accountOf, colleague } from '#testing/workbench.ts';
import type { World } from '../world.ts';
import { type Example, reason, self } from './example.ts';

let day = 0;
/** Each call has a day and a colleague of its own, so that covers of several calls do not stand in each other's way. */
const newCover = async (w: World) => {
  day += 1;
  const on = addDays(dayOf(new Date()), day);
  return { substituteId: accountOf(await colleague(w.app, w.unitId)), startsOn: on, endsOn: on, reason };
};

export const workbenchExamples: Record<string, Example> = {
  postWorkbenchWorkSeen: { input: () => ({}) },
  postWorkbenchCovers: { input: newCover, actor: self },
  postWorkbenchCoversByCoverIdEnd: { input: async (w) => ({ coverId: (await w.done(createCover, await newCover(w))).id }), actor: self },
};
