import { beforeEach, expect, it, vi } from 'vitest';
import { draftKey, dropDraft, dropDraftsOf, readDraft, writeDraft } from './draft.ts';

beforeEach(() => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (k: string) => kept.get(k) ?? null,
    setItem: (k: string, v: string) => void kept.set(k, v),
    removeItem: (k: string) => void kept.delete(k),
  };
  vi.stubGlobal(
    'localStorage',
    new Proxy(storage, { ownKeys: () => [...kept.keys()], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) }),
  );
});

const now = Date.parse('2026-11-23T08:00:00Z');
const key = draftKey('account-1', 'postDemoRooms.');

it('keeps what was typed, but never a secret', () => {
  writeDraft(key, { name: '甲', password: 'geheim', note: undefined }, ['password'], now);
  expect(readDraft(key, now)).toEqual({ values: { name: '甲' }, savedAt: '2026-11-23T08:00:00.000Z' });
});
it('forgets after two weeks and when told', () => {
  writeDraft(key, { name: '甲' }, [], now);
  expect(readDraft(key, now + 15 * 86_400_000)).toBeUndefined();
  dropDraft(key);
  expect(readDraft(key, now)).toBeUndefined();
});
it('takes away the drafts of one account only', () => {
  writeDraft(key, { name: '甲' }, [], now);
  writeDraft(draftKey('account-2', 'x'), { name: '乙' }, [], now);
  dropDraftsOf('account-1');
  expect(readDraft(key, now)).toBeUndefined();
  expect(readDraft(draftKey('account-2', 'x'), now)?.values).toEqual({ name: '乙' });
});
it('is not thrown by a spoilt store', () => {
  localStorage.setItem(key, '{');
  expect(readDraft(key, now)).toBeUndefined();
});
