import { describe, expect, it } from 'vitest';
import { accountBar, mustChangePassword, sessionEnd } from './session.ts';

const MINUTE = 60_000;

describe('ends of a session (IT-3)', () => {
  const session = { lastSeenAt: 0, expiresAt: 12 * 60 * MINUTE };
  it.each([
    [29 * MINUTE + 59_999, 'living'],
    [30 * MINUTE, 'idle'],
    [12 * 60 * MINUTE, 'aged'],
  ])('after %i ms of silence: %s', (now, expected) => {
    expect(sessionEnd(session, now, { idleMinutes: 30 })).toBe(expected);
  });

  it('ends by age however busy', () => {
    expect(sessionEnd({ lastSeenAt: 12 * 60 * MINUTE - 1, expiresAt: 12 * 60 * MINUTE }, 12 * 60 * MINUTE, { idleMinutes: 30 })).toBe(
      'aged',
    );
  });
});

describe('forced change of the password (IT-2)', () => {
  const policy = { maxAgeDays: 90 };
  const changed = (day: string) => ({ mustChangePassword: false, passwordChangedAt: new Date(`${day}T10:00:00+08:00`) });
  it.each([
    ['2026-04-05', false],
    ['2026-04-06', true],
  ])('a password of 6 January on %s: %s', (today, expected) => {
    expect(mustChangePassword(changed('2026-01-06'), today, policy)).toBe(expected);
  });

  it('always at the first sign-in', () => {
    expect(mustChangePassword({ ...changed('2026-01-06'), mustChangePassword: true }, '2026-01-06', policy)).toBe(true);
  });
});

describe('bars of an account', () => {
  it.each([
    [{ state: 'active', endsOn: null }, null],
    [{ state: 'active', endsOn: '2026-01-06' }, null],
    [{ state: 'active', endsOn: '2026-01-05' }, 'expired'],
    [{ state: 'disabled', endsOn: null }, 'disabled'],
    [{ state: 'closed', endsOn: '2026-01-05' }, 'closed'],
  ])('%o → %s', (account, bar) => {
    expect(accountBar(account, '2026-01-06')).toBe(bar);
  });
});
