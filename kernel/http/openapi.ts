import { z } from 'zod';
import type { Domain } from '#kernel/domain.ts';
import { groundErrors } from '#shared/errors.ts';
import { type AnyRoute, operationId } from '#shared/route.ts';
import { say } from './labels.ts';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Json;
  return json;
};

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
  return [...from('path', route.params), ...from('query', route.query)];
}

function responsesOf(route: AnyRoute, status: Readonly<Record<string, number>>): Json {
  const success: Json =
    route.returns === 'none'
      ? { description: 'Done' }
      : route.returns === 'file'
        ? { description: 'The file', content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } }
        : { description: 'Success', content: { 'application/json': { schema: schemaOf(route.returns, 'output') } } };
  const answers: Json = { [route.status]: success };
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
    ...(route.params || route.query ? { parameters: parametersOf(route) } : {}),
    ...(route.body ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } } } : {}),
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
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'qinwu.session_token' }, key: { type: 'http', scheme: 'bearer' } },
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
