import { describe, expect, it } from 'vitest';
import { readTableState, writeTableState } from './table-state.ts';

const names = ['q', 'kind', 'from', 'until'];
const write = (query: Record<string, string>, change: Parameters<typeof writeTableState>[0], prefix = '') => {
  const next: Record<string, string> = { ...query };
  for (const [key, value] of Object.entries(writeTableState(change, names, prefix))) {
    if (value === undefined) delete next[key];
    else next[key] = value;
  }
  return next;
};

describe('a table in the address', () => {
  it('reads what is there and nothing else', () => {
    expect(readTableState({ page: '3', pageSize: '50', sort: '-name', kind: 'a,b', columns: 'name,kind', tab: 'x', q: '' }, names)).toEqual(
      {
        page: 3,
        pageSize: 50,
        sort: '-name',
        columns: ['name', 'kind'],
        filters: { kind: 'a,b' },
      },
    );
  });
  it.each([
    [{ page: '0' }, 1, 20],
    [{ page: '-2', pageSize: '1e3' }, 1, 20],
    [{ page: 'x', pageSize: '500' }, 1, 20],
    [{ page: '2.5', pageSize: '200' }, 1, 200],
  ])('falls back from nonsense %o', (query, page, pageSize) => {
    expect(readTableState(query as Record<string, string>, names)).toMatchObject({ page, pageSize });
  });
  it('keeps the address short: what is default is not written', () => {
    expect(write({ tab: 'x' }, { page: 1, pageSize: 20, sort: undefined, columns: undefined, filters: {} })).toEqual({ tab: 'x' });
  });
  it('returns to the first page with another filter, sort or size, and not with other columns', () => {
    const at = { page: '4', q: '甲', sort: 'name' };
    expect(write(at, { filters: { kind: 'a' } })).toEqual({ kind: 'a', sort: 'name' });
    expect(write(at, { sort: '-name' })).toEqual({ q: '甲', sort: '-name' });
    expect(write(at, { pageSize: 50 })).toEqual({ q: '甲', sort: 'name', pageSize: '50' });
    expect(write(at, { columns: ['name'] })).toEqual({ ...at, columns: 'name' });
    expect(write(at, { page: 5 })).toEqual({ ...at, page: '5' });
  });
  it('tells two tables of one page apart', () => {
    const query = write({ q: 'mine' }, { page: 2, filters: { q: 'yours' } }, 'seats.');
    expect(query).toEqual({ q: 'mine', 'seats.q': 'yours', 'seats.page': '2' });
    expect(readTableState(query, names, 'seats.')).toMatchObject({ page: 2, filters: { q: 'yours' } });
    expect(readTableState(query, names)).toMatchObject({ page: 1, filters: { q: 'mine' } });
  });
  it('writes and reads the same', () => {
    const state = { page: 7, pageSize: 100, sort: 'name', columns: ['b', 'a'], filters: { from: '2026-01-01', until: '2026-12-31' } };
    expect(readTableState(write({}, state), names)).toEqual(state);
  });
});
