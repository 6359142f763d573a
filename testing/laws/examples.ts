import type { TestActor } from '#testing/app.ts';
import type { World } from './world.ts';

/** An input with which a route succeeds in the world of the laws. */
export interface Example {
  readonly input: (world: World) => Record<string, unknown> | Promise<Record<string, unknown>>;
  /** Who may; an actor with every permission over all units unless told. */
  readonly actor?: (world: World) => TestActor;
  /** The record belongs to no unit (a division, one's own account), so no unit is foreign to it; the reason. */
  readonly notOfAUnit?: string;
}

/** Examples by operation id. A new route with parameters or a body does not pass the laws without one. */
export const examples: Readonly<Record<string, Example>> = {};

/** Routes whose success is proved by a test of their own, with the name of that test: they need a cookie, a stream or a file. */
export const byHand: Readonly<Record<string, string>> = {};
