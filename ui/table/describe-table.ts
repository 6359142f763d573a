import type { z } from 'zod';
import type { AnyRoute } from '#shared/route.ts';
import { describeSchema, type FieldDescription } from '#ui/form/describe-field.ts';
import type { CellKind, Column, FilterSpec } from '#ui/table/define-table.ts';

const paging = new Set(['page', 'pageSize', 'sort', 'withTotals', 'columns']);

type WithShape = { shape?: Readonly<Record<string, z.ZodType>> };
type WithElement = { element?: z.ZodType };

/** The schema of one field of a list's rows. */
export function rowFieldSchema(route: AnyRoute, name: string): z.ZodType | undefined {
  const answer = typeof route.returns === 'string' ? undefined : (route.returns as unknown as WithShape);
  const row = (answer?.shape?.items as unknown as WithElement | undefined)?.element as unknown as WithShape | undefined;
  return row?.shape?.[name];
}

/** Fields by which the route sorts. */
export function sortableOf(route: AnyRoute): ReadonlySet<string> {
  const sort = (route.query as unknown as WithShape | undefined)?.shape?.sort;
  return new Set(sort ? describeSchema('sort', sort).options.map((o) => o.replace(/^-/, '')) : []);
}

const figureName = /(Sqm|Yuan|Kwh|Tce|Percent|Rate|Count|Days|Months|Years|Metres|Km)$/;

/** How a column shows its value. */
export function cellKindOf(route: AnyRoute, column: Column<never>): CellKind {
  if (column.kind) return column.kind;
  if (column.tones || column.list) return 'enum';
  const schema = rowFieldSchema(route, column.name);
  if (figureName.test(column.name)) return 'figure';
  switch (schema ? describeSchema(column.name, schema).kind : 'text') {
    case 'int':
    case 'decimal':
      return 'figure';
    case 'choice':
      return 'enum';
    case 'choices':
      return 'enum';
    case 'boolean':
      return 'yes-no';
    case 'day':
      return 'day';
    case 'instant':
      return 'instant';
    case 'texts':
      return 'texts';
    default:
      return column.name.endsWith('At') ? 'instant' : 'text';
  }
}

export interface PlainFilter extends FilterSpec {
  field: FieldDescription;
}

/** The filters in their order with what their schemas say; `q` first. @throws when the route does not have one. */
export function filtersOf(route: AnyRoute, filters: readonly (string | FilterSpec)[] = []): PlainFilter[] {
  const shape = (route.query as unknown as WithShape | undefined)?.shape ?? {};
  const plain = filters.map((filter): PlainFilter => {
    const spec: FilterSpec = typeof filter === 'string' ? { name: filter } : filter;
    const schema = shape[spec.name];
    if (!schema || paging.has(spec.name)) throw new Error(`${route.method} ${route.path} has no filter "${spec.name}"`);
    const field = describeSchema(spec.name, schema);
    return { ...spec, field: { ...field, required: false, kind: spec.kind ?? (spec.until ? 'day' : field.kind) } };
  });
  return plain.sort((a, b) => Number(b.name === 'q') - Number(a.name === 'q'));
}

/** Every name in the query that filters may write: ranges have two, a unit its `subtree`. */
export function filterNames(route: AnyRoute, filters: readonly PlainFilter[]): string[] {
  const names = filters.flatMap((filter) => (filter.until ? [filter.name, filter.until] : [filter.name]));
  return hasSubtree(route) && names.some(isUnitFilter) ? [...names, 'subtree'] : names;
}

/** Whether the route can take the units below a unit too. */
export const hasSubtree = (route: AnyRoute): boolean => (route.query as unknown as WithShape | undefined)?.shape?.subtree !== undefined;
export const isUnitFilter = (name: string): boolean => name === 'orgId' || name === 'unitId';

/** Whether the list answers sums over all filtered rows when asked. */
export const asksTotals = (route: AnyRoute): boolean => (route.query as unknown as WithShape | undefined)?.shape?.withTotals !== undefined;
