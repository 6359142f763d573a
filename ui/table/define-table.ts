import type { ReactNode } from 'react';
import type { AnyRoute, RouteOutput } from '#shared/route.ts';
import type { FieldKind } from '#ui/form/describe-field.ts';
import type { CallableRoute } from '#ui/query/call.ts';
import type { FileRoute } from '#ui/query/download.ts';
import type { Tone } from '#ui/show/tone.tsx';

/** One row of a list route. */
export type RowOf<R> = RouteOutput<R> extends { items: (infer T)[] } ? T : never;

/** How a cell shows its value; by the schema of the answer and the name unless told. */
export type CellKind = 'text' | 'figure' | 'day' | 'instant' | 'ago' | 'enum' | 'yes-no' | 'texts';

interface ColumnBase<Row> {
  /** Label key; `field.<domain>.<name>` or `field.<name>` unless told. */
  labelKey?: string;
  kind?: CellKind;
  /** Closed list of the labels: `office-space.room_kind`. */
  list?: string;
  /** Makes a closed list a status of shape and word: `{ vacant: 'attention' }`; values without a tone are quiet. */
  tones?: Readonly<Partial<Record<string, Tone>>>;
  /** Pixels; the table shares out the rest. */
  width?: number;
  /** Not in the set at the start; the reader may add it. */
  optional?: boolean;
  /** Not on the card of the phone layout. */
  notOnPhone?: boolean;
  /** Links the cell; the first column follows `rowLink` by itself. */
  link?: (row: Row) => string | null;
}

/** A column of the answer's own field, or one that computes what it shows. */
export type Column<Row> = ColumnBase<Row> &
  ({ name: Extract<keyof Row, string>; render?: (row: Row) => ReactNode } | { name: string; render: (row: Row) => ReactNode });

export interface FilterSpec {
  /** Name in the query of the route. `q` is the search box and comes first. */
  name: string;
  labelKey?: string;
  kind?: FieldKind;
  picker?: string;
  list?: string;
  /** Makes a range of days: `name` is the first day, this the name of the last, with presets 本月, 上月, 本季, 今年. */
  until?: string;
}

/** What an act on many rows is done to. */
export interface Selection {
  /** Ids of the marked rows; empty when `all`. */
  ids: readonly string[];
  /** All filtered rows over all pages, told by `filters`. */
  all: boolean;
  filters: Readonly<Record<string, string>>;
  count: number;
}

export interface BulkAction {
  id: string;
  labelKey: string;
  permission?: string;
  /** Also offered for all filtered rows; then `run` must work by `filters`. */
  allowAll?: boolean;
  dangerous?: boolean;
  run: (selection: Selection) => unknown;
}

export interface RowAction {
  id: string;
  labelKey: string;
  /** A page to go to, or an act. */
  to?: string;
  run?: () => unknown;
  dangerous?: boolean;
  /** Left out when false: usually an ability of the row. */
  offered?: boolean;
}

/** A list route: answers `{ items, total }`, perhaps with `totals` over all filtered rows. */
export type ListRoute<R> = CallableRoute<R> & (RouteOutput<R> extends { items: unknown[]; total: number } ? R : never);

export interface Table<R extends AnyRoute = AnyRoute> {
  /** Unique over the product; saved views hang on it: `office-space.rooms`. */
  id: string;
  route: ListRoute<R>;
  columns: readonly Column<RowOf<R>>[];
  /** Names of the query, in order; the first four stay visible at rest. */
  filters?: readonly (string | FilterSpec)[];
  /** Sort at the start, as the route spells it: `-openedOn`. */
  sort?: string;
  /** Address of a row's page; links the first column, Enter follows it. */
  rowLink?: (row: RowOf<R>) => string | null;
  rowId?: (row: RowOf<R>) => string;
  /** At most two are shown, the rest under 更多. Acts that need hooks are given to `<DataTable rowActions>` instead. */
  rowActions?: (row: RowOf<R>) => readonly RowAction[];
  /** Downloads what is filtered, in the shown order. */
  exportRoute?: FileRoute;
  exportPermission?: string;
  /** Acts on marked or all filtered rows. Acts that need hooks are given to `<DataTable bulk>` instead. */
  bulk?: readonly BulkAction[];
  /** Label key of a sentence for an empty list, and where the first one is made. */
  emptyKey?: string;
}

/**
 * Declares a table once, at module level:
 * `export const roomTable = defineTable({ id: 'office-space.rooms', route: listRooms, columns: [{ name: 'name' }, …], filters: ['q', 'kind'], rowLink: (r) => … })`.
 * Column names are checked against the answer. Sorting follows the route's `sort`, filter controls its query schema, cells the answer's schema.
 */
export const defineTable = <R extends AnyRoute>(table: Table<R>): Table<R> => table;
