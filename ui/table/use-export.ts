import type { AnyRoute, RouteSent } from '#shared/route.ts';
import { type FileRoute, useDownload } from '#ui/query/download.ts';
import type { RowOf, Table } from '#ui/table/define-table.ts';
import type { TableModel } from '#ui/table/use-table.ts';

const none = {
  method: 'GET',
  path: '/none',
  permission: 'signed-in',
  returns: 'file',
  errors: [],
  summary: '',
  status: 200,
  readOnly: true,
} as const;

/** Downloads what is filtered, in the order and with the columns that are shown; undefined for tables without an export. */
export function useExport<R extends AnyRoute>(
  table: Table<R>,
  model: TableModel<RowOf<R>>,
): { run: () => void; pending: boolean } | undefined {
  // A hook cannot be called only sometimes; a table without an export never runs this route.
  const report = useDownload((table.exportRoute ?? none) as FileRoute);
  if (!table.exportRoute) return undefined;
  const { page: _page, pageSize: _pageSize, withTotals: _withTotals, ...input } = model.input;
  const columns = model.shown.map((column) => column.name);
  return { pending: report.pending, run: () => void report.run({ ...input, columns } as unknown as RouteSent<FileRoute>) };
}
