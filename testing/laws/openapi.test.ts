import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openApiFile, openApiText } from '#apps/server/commands/generate.ts';
import { SESSION_COOKIE } from '#kernel/identity/server/identify.ts';
import { openApiLaw } from './openapi-law.ts';

type Operation = { requestBody?: { content: Record<string, object> }; responses: Record<string, { content?: Record<string, object> }> };
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: { session: { name: string } } };
}
const document = JSON.parse(openApiText()) as Document;
const at = (path: string, method: string) => document.paths[path]?.[method] as Operation;

describe('8 every change of the API shows', () => {
  it('docs/openapi.gen.json is the document of the routes', () => {
    expect(readFileSync(openApiFile, 'utf8') === openApiText(), 'run `npm run qinwu -- generate` and look at the difference').toBe(true);
  });
  it('the document is valid OpenAPI 3.1', () => expect(openApiLaw(document as never)).toEqual([]));
  it('says how a file is sent and answered, and which cookie is the session', () => {
    const sent = { schema: { properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } }, required: ['file'] } };
    expect(at('/api/files', 'post').requestBody?.content).toMatchObject({ 'multipart/form-data': sent });
    expect(at('/api/files/{fileId}', 'get').responses['200']?.content).toEqual({ '*/*': {} });
    expect(Object.keys(at('/api/events/stream', 'get').responses['200']?.content ?? {})).toEqual(['text/event-stream']);
    expect(document.components.securitySchemes.session.name).toBe(SESSION_COOKIE);
  });
});

describe('the law of the document sees what is broken on purpose', () => {
  const whole = () => ({
    openapi: '3.1.0',
    info: { title: 't', version: '1' },
    tags: [{ name: 'a' }],
    paths: {
      '/a/{id}': {
        get: {
          operationId: 'getA',
          tags: ['a'],
          security: [{ key: [] }],
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          responses: { 200: { description: 'ok', content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } } } },
        },
      },
    },
    components: { securitySchemes: { key: { type: 'http' } }, schemas: { A: { type: 'object', properties: { n: { type: 'integer' } } } } },
  });
  type Whole = ReturnType<typeof whole>;
  const breaking: [string, (d: Whole) => unknown][] = [
    ['another version', (d) => Object.assign(d, { openapi: '3.0.3' })],
    ['a parameter that the path lacks', (d) => d.paths['/a/{id}'].get.parameters.splice(0)],
    ['a reference to nothing', (d) => Object.assign(d.components, { schemas: {} })],
    ['a security scheme that is not there', (d) => Object.assign(d.components, { securitySchemes: {} })],
    ['a type that is none', (d) => Object.assign(d.components.schemas.A, { type: 'file' })],
    ['a required property that is not there', (d) => Object.assign(d.components.schemas.A, { required: ['m'] })],
    ['nullable', (d) => Object.assign(d.components.schemas.A.properties.n, { nullable: true })],
    ['an answer without a description', (d) => Object.assign(d.paths['/a/{id}'].get.responses[200], { description: '' })],
    ['an unknown tag', (d) => Object.assign(d.paths['/a/{id}'].get, { tags: ['b'] })],
    ['the same id twice', (d) => Object.assign(d.paths, { '/b': { get: { ...d.paths['/a/{id}'].get, parameters: [] } } })],
  ];
  it('nothing in a whole one', () => expect(openApiLaw(whole())).toEqual([]));
  it.each(breaking)('%s', (_name, damage) => {
    const broken = whole();
    damage(broken);
    expect(openApiLaw(broken)).toHaveLength(1);
  });
});
