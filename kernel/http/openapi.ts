import { z } from 'zod';
import type { Domain } from '#kernel/domain.ts';
import { groundErrors } from '#shared/errors.ts';
import { type AnyRoute, operationId } from '#shared/route.ts';
import { say } from './labels.ts';

type Json = Record<string, unknown>;

/** What a format says already, and bounds that are those of the language, only make the document long; the name of a closed list is for labels, here stands the list. */
function shorten({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: Json }): void {
  if (typeof jsonSchema.enum === 'string') jsonSchema.enum = [...(zodSchema._zod.values ?? [])];
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

/** The one recursive schema is that of any JSON value, and any value is what an empty schema says. */
const withoutRecursion = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutRecursion);
  if (typeof value !== 'object' || value === null) return value;
  if ('$ref' in value) return {};
  return Object.fromEntries(Object.entries(value).map(([k, inner]) => [k, withoutRecursion(inner)]));
};

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const options = { io, unrepresentable: 'any', reused: 'inline', override: shorten } as const;
  const { $schema: _, $defs: defs, ...json } = z.toJSONSchema(schema, options) as Json;
  return defs ? (withoutRecursion(json) as Json) : json;
};

/** Whether a call changes something, so that it may be done once under a key of the caller's. */
const changes = (route: AnyRoute): boolean => route.method !== 'GET' && !route.readOnly && route.permission !== 'public';

function parametersOf(route: AnyRoute): Json[] {
  const from = (where: 'path' | 'query', schema: z.ZodObject | undefined): Json[] => {
    if (!schema) return [];
    const json = schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] };
    return Object.entries(json.properties ?? {}).map(([name, s]) => ({
      name,
      in: where,
      required: where === 'path' || (json.required ?? []).includes(name),
      schema: s,
    }));
  };
  const once = changes(route) ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : [];
  return [...from('path', route.params), ...from('query', route.query), ...once];
}

const text = { type: 'string' };

/** What success looks like: JSON, a file under its name, nothing, or the way on. */
function successOf(route: AnyRoute): Json {
  if (route.status === 302) return { description: 'The browser is sent on', headers: { Location: { schema: text } } };
  if (route.returns === 'none') return { description: 'Done' };
  if (route.returns === 'file') {
    const headers = { 'Content-Disposition': { description: 'The name of the file, as RFC 6266 writes it', schema: text } };
    return { description: 'The file', headers, content: { [route.mediaType ?? '*/*']: {} } };
  }
  return { description: 'Success', content: { 'application/json': { schema: schemaOf(route.returns, 'output') } } };
}

/** JSON, or a form with one file. */
function requestOf(route: AnyRoute): Json {
  if (route.body) return { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } } };
  if (!route.filePart) return {};
  const file = { type: 'string', contentMediaType: 'application/octet-stream' };
  const schema = { type: 'object', properties: { [route.filePart]: file }, required: [route.filePart] };
  return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
}

function responsesOf(route: AnyRoute, status: Readonly<Record<string, number>>): Json {
  const answers: Json = { [route.status]: successOf(route) };
  const ground = route.permission === 'public' ? ['invalid_input'] : ['invalid_input', 'not_signed_in', 'forbidden'];
  if (route.params) ground.push('not_found');
  const byStatus = Map.groupBy([...ground, ...route.errors], (code) => status[code] ?? 409);
  for (const [http, codes] of [...byStatus].sort(([a], [b]) => a - b)) {
    answers[http] = {
      description: codes.map((c) => `\`${c}\` ${say('en', `error.${c}`)}`).join('\n\n'),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  }
  return answers;
}

function operationOf(domain: Domain, route: AnyRoute, status: Readonly<Record<string, number>>): Json {
  return {
    operationId: operationId(route),
    tags: [domain.name],
    summary: route.summary,
    'x-permission': route.permission,
    security: route.permission === 'public' ? [] : [{ session: [] }, { key: [] }],
    ...(route.params || route.query || changes(route) ? { parameters: parametersOf(route) } : {}),
    ...requestOf(route),
    responses: responsesOf(route, status),
  };
}

/** The OpenAPI 3.1 document of every route, made from the routes themselves. Paths and operations are sorted so that a change shows as a diff. */
export function openApi(domains: readonly Domain[], version: string): Json {
  const status: Record<string, number> = { ...groundErrors, ...Object.assign({}, ...domains.map((d) => d.errors)) };
  const paths: Record<string, Json> = {};
  const all = domains.flatMap((d) => d.routes.map((s) => ({ d, r: s.route })));
  for (const { d, r } of all.sort((a, b) => (a.r.path + a.r.method < b.r.path + b.r.method ? -1 : 1))) {
    const path = `/api${r.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [r.method.toLowerCase()]: operationOf(d, r, status) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Qinwu',
      version,
      description:
        'The open platform for government office affairs. Quantities are decimal strings with the unit in the name, days are `YYYY-MM-DD`, instants are ISO 8601. Lists answer `{items, total}`. Everything that is not a success is an RFC 9457 problem. A change by cookie carries the header `x-qinwu: 1`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    tags: domains.map((d) => ({ name: d.name })),
    paths,
    components: {
      parameters: {
        IdempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          description: 'A name of the caller for this act: repeated under it, the act is done once and the first answer given again',
          schema: { type: 'string', pattern: '^[\\w-]{8,64}$' },
        },
      },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'qinwu_session' }, key: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'code'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string' },
            detail: { type: 'string' },
            params: { type: 'object' },
            issues: {
              type: 'array',
              items: {
                type: 'object',
                properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' }, params: { type: 'object' } },
              },
            },
            requestId: { type: 'string' },
          },
        },
      },
    },
  };
}
