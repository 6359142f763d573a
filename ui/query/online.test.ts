import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isOnline, onReach, reportReached, reportUnreachable } from './online.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  reportReached();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('knocks until the server answers again, and tells once', async () => {
  let up = false;
  const knocks = vi.fn(async () => {
    if (!up) throw new TypeError('unreachable');
    return new Response('ok');
  });
  vi.stubGlobal('fetch', knocks);
  const told: boolean[] = [];
  const stop = onReach(() => told.push(isOnline()));
  reportUnreachable();
  reportUnreachable();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(knocks).toHaveBeenCalledTimes(2);
  up = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(knocks).toHaveBeenCalledTimes(3);
  expect(told).toEqual([false, true]);
  stop();
});

it('stops knocking when another answer came first', async () => {
  const knocks = vi.fn(async () => new Response('ok'));
  vi.stubGlobal('fetch', knocks);
  reportUnreachable();
  reportReached();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(knocks).not.toHaveBeenCalled();
});
