import type { z } from 'zod';
import type { Fact } from '../../contract/definitions.ts';

interface Def {
  readonly type: string;
  readonly format?: string;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly entries?: Readonly<Record<string, string>>;
}
const defOf = (schema: z.ZodType): Def => schema.def as unknown as Def;

const wrappers = new Set(['optional', 'nullable', 'default', 'prefault', 'readonly', 'catch']);

/** What an administrator may test in conditions, read from the schema that the subject's room gives. */
export function describeFacts(kind: string, facts: z.ZodObject): Fact[] {
  const domain = kind.slice(0, kind.indexOf('.'));
  return Object.entries(facts.shape as Record<string, z.ZodType>).map(([name, whole]) => {
    let schema = whole;
    let optional = false;
    while (wrappers.has(defOf(schema).type)) {
      optional = true;
      schema = defOf(schema).innerType as z.ZodType;
    }
    if (defOf(schema).type === 'pipe') schema = defOf(schema).in as z.ZodType;
    const values = Object.values(defOf(schema).entries ?? {});
    return { name, type: typeOf(defOf(schema)), values, optional, labelKey: `field.${domain}.${name}` };
  });
}

function typeOf(def: Def): Fact['type'] {
  switch (def.type) {
    case 'number':
    case 'int':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'enum':
      return 'choice';
    case 'array':
      return 'list';
    default:
      return def.format === 'date' ? 'day' : 'text';
  }
}
