import type { TestActor } from '#testing/app.ts';
import type { World } from '../world.ts';

/** An input with which a route succeeds in the world of the laws. */
export interface Example {
  readonly input: (world: World) => Record<string, unknown> | Promise<Record<string, unknown>>;
  /** Who may; an actor with every permission over all units unless told. */
  readonly actor?: (world: World) => TestActor;
  /** The record belongs to no unit (a division, one's own account), so no unit is foreign to it; the reason. */
  readonly notOfAUnit?: string;
}

/** The actor over everything with an account of its own. */
export const self = (w: World): TestActor => w.self;
/** The actor of one unit only. */
export const narrow = (w: World): TestActor => w.narrow;
/** The first day on which nothing of the world stands in the way, and a day to end things on. */
export const on = '2025-06-30';
export const since = '2021-01-01';
export const reason = '示范需要';
