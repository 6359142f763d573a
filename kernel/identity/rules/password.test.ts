import { describe, expect, it } from 'vitest';
import { judgePassword, kindsIn } from './password.ts';

const owner = { username: 'zhang.wei', displayName: '张示例' };
const policy = { minLength: 8, kinds: 3 };
const code = (password: string, over = policy) => {
  const verdict = judgePassword(password, owner, over);
  return verdict.ok ? 'ok' : verdict.code.replace('identity.password_', '');
};

describe('password policy (IT-2)', () => {
  it.each([
    ['Ab1-xyz', 'too_short'],
    ['lotuspond', 'too_few_kinds'],
    ['lotuspond73', 'too_few_kinds'],
    ['Lotuspond73', 'ok'],
    ['lotus-pond-73', 'ok'],
    ['荷塘月色Ab73', 'ok'],
    ['Zhang.Wei-2026', 'holds_name'],
    ['73-iew.gnahZ', 'holds_name'],
    ['张示例-Ab-2026', 'holds_name'],
    ['P@ssw0rd', 'common'],
    ['Password123!', 'common'],
    ['Admin@123', 'common'],
    ['Woaini520!', 'common'],
    ['Changzhou2026!', 'common'],
    ['1qaz@WSX', 'common'],
    ['Aa123456789', 'monotonous'],
    ['Aaaaaaaa1!', 'monotonous'],
  ])('%s → %s', (password, expected) => {
    expect(code(password)).toBe(expected);
  });

  it('names limit, finding and clause', () => {
    expect(judgePassword('Ab1-xyz', owner, policy)).toMatchObject({
      ok: false,
      clause: 'GB/T 22239-2019 8.1.4.1',
      limit: '8',
      actual: '7',
    });
  });

  it('follows a stricter policy', () => {
    expect(code('Lotuspond73', { minLength: 12, kinds: 3 })).toBe('too_short');
    expect(code('Lotuspond73x', { minLength: 12, kinds: 4 })).toBe('too_few_kinds');
  });

  it('counts letters of other scripts as other', () => {
    expect(kindsIn('荷塘')).toBe(1);
    expect(kindsIn('aA1荷')).toBe(4);
  });
});
