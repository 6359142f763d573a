import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { booleanParam, listParam } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day, instant } from '#shared/time.ts';
import { amountYuan, areaSqm } from '#shared/units.ts';
import { describeField, describeSchema, domainOf } from './describe-field.ts';

const kind = z.enum(['office', 'service']);

describe('what a schema tells', () => {
  it.each([
    ['name', z.string().trim().min(1).max(40), 'text', true, false],
    ['note', z.string().max(500).nullable().optional(), 'long-text', false, true],
    ['newPassword', z.string().min(8), 'secret', true, false],
    ['usableAreaSqm', areaSqm, 'decimal', true, false],
    ['usableAreaSqm', areaSqm.nullable().optional(), 'decimal', false, true],
    ['storeys', z.int().min(1).max(200), 'int', true, false],
    ['storeys', z.coerce.number().int().default(3), 'int', false, false],
    ['isShared', z.boolean(), 'boolean', true, false],
    ['occupied', booleanParam, 'boolean', false, false],
    ['kind', kind, 'choice', true, false],
    ['kind', kind.default('office'), 'choice', false, false],
    ['kind', listParam(kind), 'choices', false, false],
    ['until', day.nullable(), 'day', false, true],
    ['at', instant, 'instant', true, false],
    ['orgId', id, 'id', true, false],
    ['orgId', listParam(id), 'ids', false, false],
    ['codes', z.array(z.string()).min(1), 'texts', true, false],
    ['rows', z.array(z.object({ a: z.string() })), 'unknown', true, false],
    ['address', z.object({ street: z.string() }), 'group', true, false],
  ] as const)('%s is entered as %s', (name, schema, expected, required, nullable) => {
    expect(describeSchema(name, schema)).toMatchObject({ name, kind: expected, required, nullable });
  });
  it('reads choices, the name of their labels, lengths and places through every wrapper', () => {
    const named = kind.meta({ enum: 'demo.room_kind' });
    expect(describeSchema('kind', listParam(named))).toMatchObject({ options: ['office', 'service'], list: 'demo.room_kind' });
    expect(describeSchema('kind', named.nullable().optional())).toMatchObject({ options: ['office', 'service'], list: 'demo.room_kind' });
    expect(describeSchema('name', z.string().max(40).optional()).maxLength).toBe(40);
    expect(describeSchema('valueYuan', amountYuan.optional()).scale).toBe(2);
  });
});

const change = route({
  method: 'PATCH',
  path: '/demo/rooms/:roomId',
  permission: 'office-space.room.manage',
  params: z.object({ roomId: id }),
  query: z.object({ dryRun: booleanParam }),
  body: z.object({ name: z.string(), address: z.object({ street: z.string().max(9) }).partial() }).partial(),
  returns: 'none',
  summary: 'x',
});

describe('fields of a route', () => {
  it('finds them in body, query and path, and inside groups', () => {
    expect(describeField(change, 'name')).toMatchObject({ kind: 'text', required: false });
    expect(describeField(change, 'address.street')).toMatchObject({ name: 'address.street', maxLength: 9 });
    expect(describeField(change, 'dryRun').kind).toBe('boolean');
    expect(describeField(change, 'roomId').kind).toBe('id');
  });
  it('refuses a field that the route does not have', () => {
    expect(() => describeField(change, 'address.town')).toThrow('has no field "address.town"');
  });
  it('takes the labels’ domain from the permission, else from the path', () => {
    expect(domainOf(change)).toBe('office-space');
    expect(domainOf({ ...change, permission: 'signed-in' })).toBe('demo');
  });
});
