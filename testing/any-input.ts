import fc from 'fast-check';
import { z } from 'zod';
import { type AnyRoute, operationId } from '#shared/route.ts';

type Json = { [key: string]: unknown };

/** Texts that have broken programs: of other scripts and directions, that end a string or a pattern, that no database keeps. */
const TEXTS = [
  '',
  ' ',
  '%',
  '_',
  '\\',
  "'; drop table org.unit; --",
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff甲',
  '１２．５',
  'NaN',
  '1e999',
  '-0',
  '=1+1',
  '{{x}}',
  '../../etc/passwd',
  '‮甲乙',
  '👨‍👩‍👧‍👦',
  'null',
  '__proto__',
  'a'.repeat(5000),
  '甲'.repeat(2000),
  '2025-02-30',
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '2024-02-29',
  '00000000-0000-0000-0000-000000000000',
  '320400',
];
const NUMBERS = [0, -0, 1, -1, 0.1, 1e9, 2 ** 31 - 1, 2 ** 31, 2 ** 53, -(2 ** 63), 1e21, 1e308, 5e-324, 1900, 9999];

const hostileText = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: 'binary', maxLength: 20 }));
const number = fc.oneof(
  fc.constantFrom(...NUMBERS),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -5, max: 300 }),
);
const anything: fc.Arbitrary<unknown> = fc.oneof(hostileText, number, fc.boolean(), fc.constant(null), fc.jsonValue({ maxDepth: 3 }));

const day = fc.oneof(
  fc.constantFrom('0000-01-01', '0001-01-01', '0099-12-31', '1582-10-10', '1900-01-01', '2024-02-29', '2024-06-30', '9999-12-31'),
  fc.date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10)),
);

/** Values by the name of their field that fit the world the test stands on, so that what is thrown gets past the first door. */
export type KnownValues = Readonly<Record<string, readonly unknown[]>>;

function text(schema: Json, named: readonly unknown[] | undefined, all: readonly unknown[]): fc.Arbitrary<unknown> {
  const known = named ?? all;
  const ids = known.length > 0 ? fc.constantFrom(...known) : fc.uuid();
  if (schema.format === 'uuid') return fc.oneof({ weight: 6, arbitrary: ids }, { weight: 1, arbitrary: fc.uuid() });
  if (schema.format === 'date') return day;
  if (schema.format === 'date-time') return day.map((d) => `${d}T00:00:00Z`);
  const max = Math.min(Number(schema.maxLength ?? 40), 2000);
  const fitting = fc.oneof(
    fc.string({ maxLength: Math.min(max, 20) }),
    fc.constantFrom('320400', 'M', 'M5', '12.50', '0', '示范', 'A-1', '2024', 'a'.repeat(max), '甲'.repeat(Math.min(max, 500))),
  );
  return fc.oneof({ weight: 3, arbitrary: fitting }, { weight: 2, arbitrary: hostileText });
}

function from(schema: Json, name: string, known: KnownValues): fc.Arbitrary<unknown> {
  const named = known[name];
  if (named && schema.format !== 'uuid')
    return fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...named) }, { weight: 1, arbitrary: anything });
  const choices = (schema.anyOf ?? schema.oneOf) as Json[] | undefined;
  if (choices) return fc.oneof(...choices.map((c) => fitting(c, name, known)));
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]));
  if ('const' in schema) return fc.constant(schema.const);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'string')
    return text(
      schema,
      known[name],
      Object.entries(known).flatMap(([field, values]) => (/Ids?$/.test(field) ? values : [])),
    );
  if (type === 'integer' || type === 'number') {
    const [min, max] = [Number(schema.minimum ?? -1e6), Number(schema.maximum ?? 1e6)];
    return fc.oneof(
      fc.integer({ min: Math.ceil(Math.max(min, -1e6)), max: Math.floor(Math.min(max, 1e6)) }),
      fc.constantFrom(min, max),
      number,
    );
  }
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  if (type === 'array') return fc.array(fitting((schema.items ?? {}) as Json, name, known), { maxLength: 4 });
  if (type === 'object' && schema.properties) return object(schema, known);
  if (type === 'object')
    return fc.dictionary(hostileText, fitting((schema.additionalProperties ?? {}) as Json, name, known), { maxKeys: 3 });
  return anything;
}

/** Mostly what the schema asks for, now and then anything at all. */
const fitting = (schema: Json, name: string, known: KnownValues): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 9, arbitrary: from(schema, name, known) }, { weight: 1, arbitrary: anything });

function object(schema: Json, known: KnownValues): fc.Arbitrary<Json> {
  const properties = schema.properties as Record<string, Json>;
  const required = new Set((schema.required as string[] | undefined) ?? []);
  const parts = Object.entries(properties).map(([name, s]) => {
    const value = fitting(s, name, known);
    return [name, required.has(name) ? value : fc.option(value, { nil: undefined, freq: 1 })] as const;
  });
  return fc.record(Object.fromEntries(parts)) as fc.Arbitrary<Json>;
}

/** The schema of what is sent; of a field whose sent form is not described (a list parameter) that of what is understood. */
function jsonOf(schema: z.ZodObject): Json {
  const of = (io: 'input' | 'output') => z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Json;
  const [sent, understood] = [of('input'), of('output')];
  const better = understood.properties as Record<string, Json> | undefined;
  const properties = Object.entries((sent.properties ?? {}) as Record<string, Json>).map(([name, s]) => [
    name,
    s.type || s.anyOf || s.enum ? s : (better?.[name] ?? s),
  ]);
  return { ...sent, type: 'object', properties: Object.fromEntries(properties) };
}

/** A request as it goes over the wire. */
export interface AnyRequest {
  readonly operation: string;
  readonly method: AnyRoute['method'];
  readonly url: string;
  readonly payload?: string;
}

/** Requests to a route that are nearly right, in every field and in the whole. */
export function anyRequest(route: AnyRoute, known: KnownValues): fc.Arbitrary<AnyRequest> {
  const part = (schema: z.ZodObject | undefined): fc.Arbitrary<Json> => (schema ? object(jsonOf(schema), known) : fc.constant({}));
  const body = route.body
    ? fc.oneof({ weight: 14, arbitrary: part(route.body) as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: anything })
    : null;
  return fc.tuple(part(route.params), part(route.query), body ?? fc.constant(undefined)).map(([params, query, payload]) => {
    const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(wellFormed(params[name])) || '-');
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query))
      for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) search.append(name, wellFormed(one));
    return {
      operation: operationId(route),
      method: route.method,
      url: `/api${path}${search.size > 0 ? `?${search}` : ''}`,
      ...(body ? { payload: JSON.stringify(payload) } : {}),
    };
  });
}

const wellFormed = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed().slice(0, 3000);
