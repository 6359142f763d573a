import { describe, expect, it } from 'vitest';
import { ago, bytes, instant, number, printedDay } from './format.ts';
import { rememberLocale } from './locale.ts';

describe('figures and times for readers', () => {
  it.each([
    ['1234567.80', '1,234,567.80'],
    ['-1234.5', '-1,234.5'],
    ['999999999999999.12', '999,999,999,999,999.12'],
    ['18', '18'],
    [0, '0'],
    [null, '—'],
    ['', '—'],
  ])('%s reads %s', (value, text) => expect(number(value)).toBe(text));
  it('shows instants in the business zone', () => {
    expect(instant('2026-11-23T17:05:09Z')).toBe('2026-11-24 01:05');
    expect(instant('2026-11-23T16:00:00Z', true)).toBe('2026-11-24 00:00:00');
    expect(instant(null)).toBe('—');
  });
  it('says how long ago in the reader’s language', () => {
    const now = Date.parse('2026-11-23T12:00:00Z');
    rememberLocale('zh-CN');
    expect(ago('2026-11-23T10:00:00Z', now)).toBe('2小时前');
    expect(printedDay('2026-01-05')).toBe('2026年1月5日');
    rememberLocale('en');
    expect(ago('2026-11-26T12:00:00Z', now)).toBe('in 3 days');
    expect(printedDay('2026-01-05')).toBe('5 January 2026');
  });
  it('says sizes', () => expect([bytes(500), bytes(2048), bytes(5_400_000)]).toEqual(['500 B', '2 KB', '5.1 MB']));
});
