import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepViewsWithAccount } from './account-views.ts';
import { inBrowser, setViewStore, viewStore } from './saved-views.ts';

beforeEach(() => {
  vi.useFakeTimers();
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (k: string) => kept.get(k) ?? null,
    setItem: (k: string, v: string) => void kept.set(k, v),
    removeItem: (k: string) => void kept.delete(k),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  setViewStore(inBrowser);
});

const view = { name: '本月', query: { state: 'open' } };
/** An account's settings as the server keeps them. */
function server(kept: Record<string, unknown>) {
  const written: Record<string, unknown>[] = [];
  return {
    written,
    read: async () => structuredClone(kept),
    write: async (all: Record<string, unknown>) => void written.push(structuredClone(all)),
  };
}

it('shows what the account kept elsewhere and leaves other settings alone', async () => {
  const there = server({ theme: 'dark', 'views.t.rooms': [view], 'columns.t.rooms': ['name', 'kind'] });
  await keepViewsWithAccount('a-1', there);
  expect([viewStore().views('a-1', 't.rooms'), viewStore().columns('a-1', 't.rooms')]).toEqual([[view], ['name', 'kind']]);
  viewStore().saveColumns('a-1', 't.rooms', ['name']);
  viewStore().saveViews('a-1', 't.rooms', []);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(there.written).toEqual([{ theme: 'dark', 'columns.t.rooms': ['name'] }]);
});

it('goes on with what this browser had, and takes it along when it is saved', async () => {
  inBrowser.saveViews('a-2', 't.rooms', [view]);
  const there = server({});
  await keepViewsWithAccount('a-2', there);
  expect(viewStore().views('a-2', 't.rooms')).toEqual([view]);
  viewStore().saveViews('a-2', 't.rooms', [...viewStore().views('a-2', 't.rooms'), { ...view, name: '上月' }]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(there.written).toEqual([{ 'views.t.rooms': [view, { ...view, name: '上月' }] }]);
});

it('does not let the page wait for a slow answer, and takes it when it comes', async () => {
  let answer: (kept: Record<string, unknown>) => void = () => {};
  const slow = { read: () => new Promise<Record<string, unknown>>((resolve) => (answer = resolve)), write: async () => {} };
  const waiting = keepViewsWithAccount('a-3', slow);
  await vi.advanceTimersByTimeAsync(2_000);
  await waiting;
  expect(viewStore()).toBe(inBrowser);
  answer({ 'columns.t.rooms': ['kind'] });
  await vi.advanceTimersByTimeAsync(0);
  expect(viewStore().columns('a-3', 't.rooms')).toEqual(['kind']);
});

it('keeps them in this browser when the server is out of reach or refuses', async () => {
  await keepViewsWithAccount('a-4', { read: () => Promise.reject(new Error('offline')), write: async () => {} });
  expect(viewStore()).toBe(inBrowser);
  await keepViewsWithAccount('a-4', { ...server({}), write: () => Promise.reject(new Error('too large')) });
  viewStore().saveColumns('a-4', 't.rooms', ['name']);
  await vi.advanceTimersByTimeAsync(1_000);
  expect([inBrowser.columns('a-4', 't.rooms'), viewStore().columns('a-4', 't.rooms')]).toEqual([['name'], ['name']]);
});
