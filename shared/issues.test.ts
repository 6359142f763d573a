import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { issuesOf } from './issues.ts';
import { areaSqm } from './units.ts';

const schema = z.object({
  name: z.string().min(2),
  area: areaSqm,
  kind: z.enum(['office', 'service']),
  count: z.int().max(3),
  code: z.string().regex(/^\d{6}$/, { error: 'totp_code' }),
  rows: z.array(z.object({ id: z.uuid() })),
});

const issues = (input: unknown) => {
  const parsed = schema.safeParse(input);
  return parsed.success ? [] : issuesOf(parsed.error, input);
};

describe('issues of a failed parse', () => {
  it('says required for what is absent and not for what is wrong', () => {
    expect(issues({}).map((i) => [i.path, i.code])).toEqual(
      expect.arrayContaining([
        ['name', 'required'],
        ['area', 'required'],
        ['kind', 'required'],
      ]),
    );
    expect(
      issues({ name: 5, kind: 'x' })
        .filter((i) => ['name', 'kind'].includes(i.path))
        .map((i) => i.code),
    ).toEqual(['invalid_type', 'invalid_value']);
  });
  it('keeps the limit and the kind of the value', () => {
    const found = issues({ name: 'a', area: '1', kind: 'office', count: 9, code: '1', rows: [{ id: 'x' }] });
    expect(found.find((i) => i.path === 'name')).toMatchObject({ code: 'too_small_string', params: { minimum: 2 } });
    expect(found.find((i) => i.path === 'count')).toMatchObject({ code: 'too_big_number', params: { maximum: 3 } });
  });
  it('takes the code a schema names itself', () => {
    const found = issues({ name: 'ab', area: '1.234', kind: 'office', count: 1, code: '12', rows: [{ id: 'x' }] });
    expect(found.map((i) => [i.path, i.code])).toEqual([
      ['area', 'decimal_places'],
      ['code', 'totp_code'],
      ['rows.0.id', 'invalid_format_uuid'],
    ]);
  });
});
