import { z } from 'zod';
import type { Domain } from '#kernel/domain.ts';
import type { AnyRoute } from '#shared/route.ts';
import { domainOf } from '#ui/form/describe-field.ts';
import type { Breach } from './import-laws.ts';
import type { Source } from './source.ts';

type Labels = Readonly<Record<string, string>>;

/** A closed list in the input or the answer of a route. */
export interface ClosedList {
  readonly domain: string;
  readonly name: string;
  readonly values: readonly string[];
  readonly route: string;
}

interface Def {
  readonly type?: string;
  readonly shape?: object;
  readonly entries?: object;
  readonly element?: unknown;
  readonly innerType?: unknown;
  readonly in?: unknown;
  readonly out?: unknown;
  readonly valueType?: unknown;
  readonly options?: readonly unknown[];
}

/** Every closed list that a route takes or answers, under the name of its field; the order of a list is not one. */
export function closedLists(domains: readonly Domain[]): ClosedList[] {
  const found = new Map<string, ClosedList>();
  const walk = (route: AnyRoute, schema: unknown, name: string): void => {
    const def = (schema as { def?: Def } | undefined)?.def;
    if (!def) return;
    if (def.type === 'enum' && name !== 'sort' && def.entries) {
      const values = Object.values(def.entries) as string[];
      const list = { domain: domainOf(route), name, values, route: `${route.method} ${route.path}` };
      found.set(`${list.domain}.${name} ${values.join()}`, list);
    }
    for (const [key, inner] of Object.entries(def.shape ?? {})) walk(route, inner, key);
    for (const inner of [def.element, def.innerType, def.in, def.out, def.valueType, ...(def.options ?? [])]) walk(route, inner, name);
  };
  for (const { route } of domains.flatMap((d) => d.routes))
    for (const schema of [route.params, route.query, route.body, route.returns])
      if (schema instanceof z.ZodType) walk(route, schema, 'value');
  return [...found.values()];
}

/** Lists of words by name: `enum.org.unit_kind.town` → `org.unit_kind` with `town`. */
function wordLists(labels: Labels): Map<string, Set<string>> {
  const lists = new Map<string, Set<string>>();
  for (const key of Object.keys(labels).filter((k) => k.startsWith('enum.'))) {
    const at = key.lastIndexOf('.');
    const name = key.slice('enum.'.length, at);
    lists.set(name, (lists.get(name) ?? new Set()).add(key.slice(at + 1)));
  }
  return lists;
}

/**
 * Law 8, of closed lists: the list that the kit finds by the field's name says every value; where it finds none, one of the lists that
 * pages name does. `elsewhere` says by `<room>.<field>:<first value>` under which prefix a list is said instead; null for what no
 * page shows.
 */
export function listLaw(lists: readonly ClosedList[], labels: Labels, elsewhere: Readonly<Record<string, string | null>>): Breach[] {
  const words = wordLists(labels);
  return lists.flatMap(({ domain, name, values, route }) => {
    const field = `${domain}.${name}`;
    const at = `${field}:${values[0]}`;
    const told = elsewhere[at];
    if (told === null) return [];
    if (told !== undefined)
      return values
        .filter((v) => labels[`${told}${v}`] === undefined)
        .map((v) => ({ law: 'list', at, what: `${told}${v} has no label (${route})` }));
    const snake = name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
    const byName = [field, `${domain}.${snake}`, `${domain}.${snake.replaceAll('_', '-')}`, name].find((l) =>
      words.get(l)?.has(values[0] as string),
    );
    const missing = byName ? values.filter((v) => !words.get(byName)?.has(v)) : [];
    const other = [...words.values()].some((said) => values.every((v) => said.has(v)));
    if ((byName && missing.length === 0) || other) return [];
    return [
      {
        law: 'list',
        at,
        what: byName ? `${byName} does not say ${missing.join(', ')} (${route})` : `no list says ${values.join(', ')} (${route})`,
      },
    ];
  });
}

/** Law 8, of lists that pages name: `list: 'org.unit_kind'` and `enumLabel('org.unit_kind', …)` exist. */
export function namedListLaw(files: readonly Source[], labels: Labels): Breach[] {
  const words = wordLists(labels);
  return files
    .filter((f) => /\/web\/|^ui\//.test(f.path) && !/\.test\.tsx?$/.test(f.path))
    .flatMap((f) =>
      [...f.text.matchAll(/(?:\blist: |\benumLabel\()'([a-z-]+\.[a-zA-Z_-]+)'/g)]
        .filter((m) => !words.has(m[1] as string))
        .map((m) => ({ law: 'list', at: f.path, what: `names the list ${m[1]}, which has no labels` })),
    );
}

/** Names that forms and filters do not show: paging, versions, and ids that a page fills in by itself. */
const unasked = new Set(['page', 'pageSize', 'sort', 'withTotals', 'columns', 'version', 'ids', 'limit']);

/** Law 8, of fields: what a form or a filter may ask for has a name, `field.<room>.<name>` or the ground's `field.<name>`. */
export function fieldLaw(domains: readonly Domain[], labels: Labels, waived: Readonly<Record<string, string>>): Breach[] {
  const breaches = new Map<string, Breach>();
  for (const { route } of domains.flatMap((d) => d.routes)) {
    const domain = domainOf(route);
    for (const name of [route.body, route.query].flatMap((s) => Object.keys(s?.shape ?? {}))) {
      const at = `${domain}.${name}`;
      if (unasked.has(name) || waived[at] !== undefined || labels[`field.${at}`] !== undefined || labels[`field.${name}`] !== undefined)
        continue;
      breaches.set(at, { law: 'field', at, what: `has no label (${route.method} ${route.path})` });
    }
  }
  return [...breaches.values()];
}
