import type { z } from 'zod';
import type { AnyRoute } from '#shared/route.ts';

/** How a value is entered. `group` and `unknown` need a `render` of the form's own. */
export type FieldKind =
  | 'text'
  | 'long-text'
  | 'secret'
  | 'decimal'
  | 'int'
  | 'boolean'
  | 'choice'
  | 'choices'
  | 'day'
  | 'instant'
  | 'id'
  | 'ids'
  | 'texts'
  | 'group'
  | 'unknown';

/** What a schema tells about one field. */
export interface FieldDescription {
  /** Dotted name within the input. */
  name: string;
  kind: FieldKind;
  schema: z.ZodType;
  /** Neither absent nor null is accepted. */
  required: boolean;
  /** `null` is accepted: an emptied field is sent as null and clears the value. */
  nullable: boolean;
  /** Values of a closed list. */
  options: readonly string[];
  /** Name of the closed list, from `.meta({ enum: 'office-space.room_kind' })`. */
  list: string | undefined;
  maxLength: number | undefined;
  /** Places behind the point that a decimal may have. */
  scale: number | undefined;
}

/** The parts of zod's definition objects that are read here; the same for every type. */
interface Def {
  type: string;
  format?: string;
  innerType?: z.ZodType;
  in?: z.ZodType;
  out?: z.ZodType;
  element?: z.ZodType;
  options?: readonly z.ZodType[];
  entries?: Readonly<Record<string, string | number>>;
  values?: readonly unknown[];
  checks?: readonly { _zod: { def: { check: string; maximum?: number; params?: Record<string, unknown> } } }[];
}

const defOf = (schema: z.ZodType): Def => schema._zod.def as unknown as Def;
const wrappers = new Set(['optional', 'nullable', 'default', 'prefault', 'readonly', 'catch', 'nonoptional']);
const LONG_TEXT = 200;

/** The wrappers' inside, with every layer on the way: checks and metadata may sit on any of them. */
function layersOf(schema: z.ZodType): z.ZodType[] {
  const layers = [schema];
  for (let at = schema; ; ) {
    const def = defOf(at);
    let inner: z.ZodType | undefined;
    if (wrappers.has(def.type)) inner = def.innerType;
    // A preprocess is a pipe that begins with a transform; what the reader enters is described behind it.
    else if (def.type === 'pipe' && def.in) inner = defOf(def.in).type === 'transform' ? def.out : def.in;
    if (!inner) return layers;
    layers.push(inner);
    at = inner;
  }
}

const checksOf = (layers: readonly z.ZodType[]) => layers.flatMap((layer) => defOf(layer).checks ?? []).map((check) => check._zod.def);

function textKind(def: Def, name: string, maxLength: number | undefined): FieldKind {
  if (def.format === 'date') return 'day';
  if (def.format === 'datetime') return 'instant';
  if (def.format === 'uuid' || def.format === 'guid') return 'id';
  if (/(^password$|Password$|^secret$)/.test(name)) return 'secret';
  return maxLength !== undefined && maxLength > LONG_TEXT ? 'long-text' : 'text';
}

function listKind(def: Def): FieldKind {
  const element = def.element ? kindOf(layersOf(def.element), '') : 'unknown';
  if (element === 'choice') return 'choices';
  if (element === 'id') return 'ids';
  return element === 'text' || element === 'long-text' ? 'texts' : 'unknown';
}

function kindOf(layers: readonly z.ZodType[], name: string): FieldKind {
  const def = defOf(layers.at(-1) as z.ZodType);
  const maxLength = checksOf(layers).find((c) => c.check === 'max_length')?.maximum;
  switch (def.type) {
    case 'string':
      return textKind(def, name, maxLength);
    case 'number':
    case 'int':
      return 'int';
    case 'boolean':
      return 'boolean';
    case 'enum':
      return 'choice';
    case 'literal':
      return 'choice';
    case 'array':
      return listKind(def);
    case 'object':
      return 'group';
    case 'union':
      return (def.options ?? []).every((o) => ['string', 'number'].includes(defOf(o).type)) ? 'decimal' : 'unknown';
    default:
      return 'unknown';
  }
}

function optionsOf(core: z.ZodType): readonly string[] {
  const def = defOf(core);
  if (def.type === 'array' && def.element) return optionsOf(layersOf(def.element).at(-1) as z.ZodType);
  if (def.entries) return Object.values(def.entries).map(String);
  return def.type === 'literal' ? (def.values ?? []).map(String) : [];
}

const listOf = (schema: z.ZodType): string | undefined => {
  const named = schema.meta()?.enum;
  return typeof named === 'string' ? named : undefined;
};

/** Describes one field by its schema. */
export function describeSchema(name: string, schema: z.ZodType): FieldDescription {
  const layers = layersOf(schema);
  const core = layers.at(-1) as z.ZodType;
  const element = defOf(core).element;
  const checks = checksOf(layers);
  const scale = checks.find((c) => c.params?.scale !== undefined)?.params?.scale;
  // By structure: a coercion would take null for zero.
  const nullable = layers.some((layer) => defOf(layer).type === 'nullable');
  return {
    name,
    kind: kindOf(layers, name.split('.').at(-1) ?? name),
    schema,
    required: !nullable && !schema.safeParse(undefined).success,
    nullable,
    options: optionsOf(core),
    list: [...layers, ...(element ? layersOf(element) : [])].map(listOf).find(Boolean),
    maxLength: checks.find((c) => c.check === 'max_length')?.maximum,
    scale: typeof scale === 'number' ? scale : undefined,
  };
}

function schemaAt(schema: z.ZodType, path: readonly string[]): z.ZodType | undefined {
  const [head, ...rest] = path;
  if (head === undefined) return schema;
  const core = layersOf(schema).at(-1) as z.ZodType & { shape?: Record<string, z.ZodType> };
  const inner = core.shape?.[head];
  return inner ? schemaAt(inner, rest) : undefined;
}

/** Describes a field of a route's input; `address.street` reaches into groups. @throws when the route has no such field. */
export function describeField(route: AnyRoute, name: string): FieldDescription {
  for (const part of [route.body, route.query, route.params]) {
    const schema = part ? schemaAt(part, name.split('.')) : undefined;
    if (schema) return describeSchema(name, schema);
  }
  throw new Error(`${route.method} ${route.path} has no field "${name}"`);
}

/** The domain whose labels a route's fields have: the first word of its permission, else of its path. */
export function domainOf(route: AnyRoute): string {
  if (route.permission !== 'public' && route.permission !== 'signed-in') return route.permission.split('.')[0] ?? '';
  return route.path.split('/')[1] ?? '';
}
