import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { areaSqm } from '#shared/units.ts';
import { describeSchema } from './describe-field.ts';
import { fieldOf } from './place-issues.ts';
import { unitKeyOf } from './unit-suffix.ts';
import { checkValue, inputOf, plainNumber, valueAt, wireValue, withValueAt } from './wire-value.ts';

const area = describeSchema('usableAreaSqm', areaSqm.nullable().optional());
const storeys = describeSchema('storeys', z.int().min(1));
const name = describeSchema('name', z.string().trim().min(1).max(5));
const shared = describeSchema('isShared', z.boolean());

describe('values as they travel', () => {
  it.each(['１２３４．５', '1,234.5', ' 1234.5 ', '1，234．5'])('reads %s as 1234.5', (text) => expect(plainNumber(text)).toBe('1234.5'));
  it('clears with null where that is accepted, else sends nothing', () => {
    expect(wireValue(area, '')).toBeNull();
    expect(wireValue(name, '')).toBeUndefined();
  });
  it('sends whole numbers as numbers and keeps what is none for the check to name', () => {
    expect(wireValue(storeys, '１2')).toBe(12);
    expect(wireValue(storeys, '1.5')).toBe('1.5');
  });
  it('takes an untouched switch for no', () => expect(wireValue(shared, undefined)).toBe(false));
});

it.each([
  [area, '12.345', 'decimal_places', { scale: 2 }],
  [area, 'abc', 'decimal', {}],
  [area, '-1', 'too_small', { min: '0' }],
  [storeys, '0', 'too_small_number', { minimum: 1 }],
  [storeys, '', 'required', {}],
  [name, '', 'required', {}],
  [name, '六个汉字太长', 'too_big_string', { maximum: 5 }],
] as const)('says what is wrong: %o %s → %s', (field, value, code, params) => {
  expect(checkValue(field, value)).toMatchObject({ code, params });
});
it('finds nothing wrong with what is right', () => {
  expect(checkValue(area, '１８.６０')).toBeUndefined();
  expect(checkValue(area, '')).toBeUndefined();
});

describe('the input of a form', () => {
  it('joins fields and fixed values, groups included', () => {
    const street = describeSchema('address.street', z.string());
    expect(
      inputOf([name, area, street], { name: '甲', usableAreaSqm: '', address: { street: '路' }, other: 1 }, { roomId: 'r', version: 3 }),
    ).toEqual({
      roomId: 'r',
      version: 3,
      name: '甲',
      usableAreaSqm: null,
      address: { street: '路' },
    });
  });
  it('reads and writes by dotted path without touching the original', () => {
    const before = { a: { b: 1, c: 2 } };
    expect(withValueAt(before, 'a.b', 9)).toEqual({ a: { b: 9, c: 2 } });
    expect(before.a.b).toBe(1);
    expect(valueAt(before, 'a.c')).toBe(2);
    expect(valueAt(before, 'x.y')).toBeUndefined();
  });
});

describe('the server’s issues', () => {
  it('belong to the field of their path or the nearest above', () => {
    const names = ['rooms', 'rooms.first', 'name'];
    expect(fieldOf('rooms.first', names)).toBe('rooms.first');
    expect(fieldOf('rooms.3.areaSqm', names)).toBe('rooms');
    expect(fieldOf('namesake', names)).toBeUndefined();
  });
});

it('knows the unit by the end of the name', () => {
  expect(unitKeyOf('usableAreaSqm')).toBe('unit.sqm');
  expect(unitKeyOf('valueYuan')).toBe('unit.yuan');
  expect(unitKeyOf('name')).toBeUndefined();
});
