import { describe, expect, it } from 'vitest';
import { addressDelay, afterFailure, type Failures, lockOf } from './lockout.ts';

const policy = { lockAfter: 5, lockWindowMinutes: 15, lockMinutes: 30 };
const at = (minutes: number) => new Date(Date.UTC(2026, 0, 5, 1, 0) + minutes * 60_000);
const none: Failures = { failedAt: [], lockedUntil: null };
const failing = (...minutes: number[]) => minutes.reduce<Failures>((state, m) => afterFailure(state, at(m), policy), none);

describe('lock-out (IT-3)', () => {
  it('locks with the fifth failure within fifteen minutes, for thirty', () => {
    expect(failing(0, 1, 2, 3).lockedUntil).toBeNull();
    expect(failing(0, 1, 2, 3, 14).lockedUntil).toEqual(at(44));
  });

  it('forgets failures older than the window', () => {
    expect(failing(0, 1, 2, 3, 15).lockedUntil).toBeNull();
    expect(failing(0, 1, 2, 3, 15, 15.5).lockedUntil).toEqual(at(45.5));
  });

  it('says how many tries are left', () => {
    expect(afterFailure(none, at(0), policy).remaining).toBe(4);
    expect(afterFailure(failing(0, 1, 2), at(3), policy).remaining).toBe(1);
  });

  it('ends by itself, and counts anew', () => {
    const locked = failing(0, 1, 2, 3, 4);
    expect(lockOf(locked, at(33.9))).toEqual(at(34));
    expect(lockOf(locked, at(34))).toBeNull();
    expect(afterFailure(locked, at(35), policy)).toMatchObject({ lockedUntil: null, remaining: 4 });
  });

  it.each([
    [0, 0],
    [19, 0],
    [20, 250],
    [21, 500],
    [60, 5000],
    [199, 5000],
  ])('makes an address with %i failures wait %i ms', (failures, waitMs) => {
    expect(addressDelay(failures, 20)).toEqual({ waitMs });
  });

  it('refuses an address that does not stop', () => {
    expect(addressDelay(200, 20)).toBe('refused');
  });
});
