import { describe, expect, it } from 'vitest';
import type { RuledOut } from './ladder.ts';
import { checkObtaining, type ObtainingMode, obtainingModes } from './obtaining.ts';
import { checkRemedy, type Remedy } from './remedies.ts';

const today = '2026-01-05';
const ruledOut = <T extends string>(...options: T[]): RuledOut<T>[] =>
  options.map((option) => ({ option, reason: '本院区无空置用房', on: '2025-12-20' }));

describe('order of obtaining (OS-21), worked example 8', () => {
  it('refuses a renting request whose "reallocation not possible" is empty', () => {
    const notPossible = [
      ...ruledOut<ObtainingMode>('own-stock', 'exchange'),
      { option: 'reallocation', reason: ' ', on: '2025-12-20' } as const,
    ];
    expect(checkObtaining('renting', notPossible, today)).toEqual({
      ok: false,
      code: 'office-space.obtaining_order',
      clause: 'provincial.obtaining',
      limit: 'reallocation',
      actual: 'renting',
      path: 'notPossible.reallocation',
      params: { first: 'reallocation' },
    });
  });

  it.each<[ObtainingMode, ObtainingMode[], string | null]>([
    ['own-stock', [], null],
    ['reallocation', [], 'own-stock'],
    ['reallocation', ['own-stock'], null],
    ['exchange', ['own-stock', 'reallocation'], null],
    ['renting', ['own-stock', 'reallocation', 'exchange'], null],
    ['renting', [], 'own-stock, reallocation, exchange'],
    ['construction', ['own-stock', 'reallocation', 'exchange'], 'renting'],
    ['purchase', ['own-stock', 'reallocation', 'exchange', 'renting'], null],
    ['construction', ['own-stock', 'reallocation', 'exchange', 'renting'], null],
  ])('%s after ruling out %j', (mode, out, open) => {
    const verdict = checkObtaining(mode, ruledOut(...out), today);
    expect(verdict.ok ? null : verdict.limit).toBe(open);
  });

  it('takes no "not possible" of a day to come', () => {
    const [entry] = ruledOut<ObtainingMode>('own-stock');
    if (!entry) throw new Error('no entry');
    expect(checkObtaining('reallocation', [{ ...entry, on: '2026-01-06' }], today).ok).toBe(false);
    expect(checkObtaining('reallocation', [{ ...entry, on: today }], today).ok).toBe(true);
  });

  it('opens every mode when all others are ruled out', () => {
    for (const mode of obtainingModes) expect(checkObtaining(mode, ruledOut(...obtainingModes), today).ok).toBe(true);
  });
});

describe('order of remedies (OS-14)', () => {
  const plan = { approvalNumber: '示范批〔2026〕2号', keepUntil: '2026-12-31' };

  it.each<[Remedy, Remedy[], Partial<typeof plan> | { approvalNumber: null } | { keepUntil: null }, string]>([
    ['share', [], {}, 'ok'],
    ['swap', ['share'], {}, 'ok'],
    ['swap', [], {}, 'office-space.remedy_order'],
    ['rebuild', ['share'], {}, 'office-space.remedy_order'],
    ['rebuild', ['share', 'swap'], { approvalNumber: null }, 'ok'],
    ['keep', ['share', 'swap'], {}, 'office-space.remedy_order'],
    ['keep', ['share', 'swap', 'rebuild'], {}, 'ok'],
    ['keep', ['share', 'swap', 'rebuild'], { approvalNumber: null }, 'office-space.remedy_approval_missing'],
    ['keep', ['share', 'swap', 'rebuild'], { keepUntil: null }, 'office-space.remedy_approval_missing'],
    ['keep', ['share', 'swap', 'rebuild'], { keepUntil: '2026-01-04' }, 'office-space.remedy_approval_missing'],
  ])('%s after ruling out %j with %j: %s', (remedy, out, change, expected) => {
    const verdict = checkRemedy({ remedy, ruledOut: ruledOut(...out), ...plan, ...change }, today);
    expect(verdict.ok ? 'ok' : verdict.code).toBe(expected);
  });
});
