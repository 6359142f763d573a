import type { Breach } from './import-laws.ts';

type Json = Record<string, unknown>;
const object = (v: unknown): Json | undefined => (typeof v === 'object' && v !== null && !Array.isArray(v) ? (v as Json) : undefined);

const types = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']);
const methods = new Set(['get', 'put', 'post', 'patch', 'delete']);
const numeric = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
];
/** Words of a JSON schema that hold one schema, several, or several by name. */
const one = ['items', 'additionalProperties', 'propertyNames', 'not', 'contains'];
const several = ['anyOf', 'oneOf', 'allOf', 'prefixItems'];
const named = ['properties', '$defs', 'patternProperties'];

/** What is wrong with a JSON schema (2020-12) as the document uses it. */
function schemaFaults(schema: unknown, at: string, fault: (at: string, what: string) => void): void {
  if (schema === true || schema === false) return;
  const s = object(schema);
  if (!s) {
    fault(at, 'is no schema');
    return;
  }
  const said = s.type === undefined ? [] : Array.isArray(s.type) ? s.type : [s.type];
  if (said.some((t) => !types.has(String(t)))) fault(at, `has the type ${JSON.stringify(s.type)}`);
  if (s.enum !== undefined && !(Array.isArray(s.enum) && s.enum.length > 0)) fault(at, 'has an enum that is no list');
  if (s.nullable !== undefined) fault(at, 'says nullable, which OpenAPI 3.1 does not know');
  for (const word of numeric) if (s[word] !== undefined && typeof s[word] !== 'number') fault(at, `${word} is no number`);
  if (s.required !== undefined) {
    const properties = object(s.properties) ?? {};
    const unknown = Array.isArray(s.required) ? s.required.filter((name) => !(String(name) in properties)) : ['(no list)'];
    if (unknown.length > 0) fault(at, `requires ${unknown.join(', ')}, which it does not have`);
  }
  if (typeof s.pattern === 'string') {
    try {
      new RegExp(s.pattern, 'u');
    } catch {
      fault(at, `has a pattern that does not compile: ${s.pattern}`);
    }
  }
  for (const word of one) if (s[word] !== undefined) schemaFaults(s[word], `${at}.${word}`, fault);
  for (const word of several)
    for (const [i, inner] of ((s[word] as unknown[]) ?? []).entries()) schemaFaults(inner, `${at}.${word}.${i}`, fault);
  for (const word of named)
    for (const [k, inner] of Object.entries(object(s[word]) ?? {})) schemaFaults(inner, `${at}.${word}.${k}`, fault);
}

/** The schemas below `content`, each with its place. */
const contentOf = (holder: Json | undefined): [string, unknown][] =>
  Object.entries(object(holder?.content) ?? {}).flatMap(([media, c]) =>
    object(c)?.schema === undefined ? [] : [[media, object(c)?.schema]],
  );

function operationFaults(path: string, operation: Json, document: Json, fault: (at: string, what: string) => void): void {
  const at = `${operation.operationId ?? path}`;
  const shared = object(object(document.components)?.parameters) ?? {};
  const parameters = ((operation.parameters as Json[] | undefined) ?? []).map((p) => {
    if (typeof p.$ref !== 'string') return p;
    const meant = object(shared[p.$ref.replace('#/components/parameters/', '')]);
    if (!meant) fault(at, `refers to ${p.$ref}, which is nowhere`);
    return meant ?? p;
  });
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1] as string).sort();
  const told = parameters.filter((p) => p.in === 'path').map((p) => String(p.name));
  if (told.sort().join() !== inPath.join()) fault(at, `names the parameters ${told.join(', ')}; the path has ${inPath.join(', ')}`);
  const keys = parameters.map((p) => `${p.in} ${p.name}`);
  if (new Set(keys).size < keys.length) fault(at, 'has a parameter twice');
  for (const p of parameters) {
    if (p.in === 'path' && p.required !== true) fault(at, `does not require ${p.name}`);
    schemaFaults(p.schema, `${at} ${p.name}`, fault);
  }
  const schemes = Object.keys(object(object(document.components)?.securitySchemes) ?? {});
  for (const name of ((operation.security as Json[] | undefined) ?? []).flatMap((s) => Object.keys(s)))
    if (!schemes.includes(name)) fault(at, `asks for ${name}, which is no security scheme`);
  const tags = ((document.tags as Json[] | undefined) ?? []).map((t) => t.name);
  for (const tag of (operation.tags as unknown[] | undefined) ?? []) if (!tags.includes(tag)) fault(at, `has the unknown tag ${tag}`);
  const body = object(operation.requestBody);
  if (body && Object.keys(object(body.content) ?? {}).length === 0) fault(at, 'has a body without content');
  for (const [media, schema] of contentOf(body)) schemaFaults(schema, `${at} ${media}`, fault);
  const answers = Object.entries(object(operation.responses) ?? {});
  if (!answers.some(([status]) => /^[23]\d\d$/.test(status))) fault(at, 'never succeeds');
  for (const [status, answer] of answers) {
    if (!/^[1-5]\d\d$/.test(status)) fault(at, `answers ${status}`);
    if (!object(answer)?.description) fault(at, `does not describe ${status}`);
    for (const [media, schema] of contentOf(object(answer))) schemaFaults(schema, `${at} ${status} ${media}`, fault);
  }
}

/** Every `$ref` of the document, wherever it stands. */
function refsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(refsOf);
  return Object.entries(object(value) ?? {}).flatMap(([k, v]) => (k === '$ref' && typeof v === 'string' ? [v] : refsOf(v)));
}

/** Law 8: the document is a valid OpenAPI 3.1 document, as far as it uses the language. */
export function openApiLaw(document: Json): Breach[] {
  const breaches: Breach[] = [];
  const fault = (at: string, what: string): void => void breaches.push({ law: 'openapi', at, what });
  if (!/^3\.1\.\d+$/.test(String(document.openapi))) fault('openapi', `is ${document.openapi}`);
  if (!object(document.info)?.title || !object(document.info)?.version) fault('info', 'has no title or version');
  const ids: unknown[] = [];
  for (const [path, item] of Object.entries(object(document.paths) ?? {})) {
    if (!path.startsWith('/')) fault(path, 'does not begin with /');
    for (const [method, operation] of Object.entries(object(item) ?? {})) {
      if (!methods.has(method)) fault(path, `has the method ${method}`);
      operationFaults(path, object(operation) ?? {}, document, fault);
      ids.push(object(operation)?.operationId);
    }
  }
  for (const id of new Set(ids.filter((each, i) => ids.indexOf(each) !== i))) fault(String(id), 'is the id of two operations');
  for (const [name, schema] of Object.entries(object(object(document.components)?.schemas) ?? {})) schemaFaults(schema, name, fault);
  for (const ref of new Set(refsOf(document))) {
    const target = ref.startsWith('#/')
      ? ref
          .slice(2)
          .split('/')
          .reduce<unknown>((v, key) => object(v)?.[key], document)
      : undefined;
    if (target === undefined) fault(ref, 'leads nowhere');
  }
  return breaches;
}
