import type { ReactNode } from 'react';
import type { AnyRoute } from '#shared/route.ts';
import { domainOf } from '#ui/form/describe-field.ts';
import { day, instant, NOTHING, number } from '#ui/i18n/format.ts';
import type { Words } from '#ui/i18n/use-words.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { TimeAgo } from '#ui/show/time-ago.tsx';
import { Status } from '#ui/show/tone.tsx';
import type { Column } from '#ui/table/define-table.ts';
import { cellKindOf } from '#ui/table/describe-table.ts';

type AnyColumn = Column<Record<string, unknown>>;

/** The closed list of a column's labels. */
function wordOf(route: AnyRoute, column: AnyColumn, value: string, words: Words): string {
  const domain = domainOf(route);
  const snake = column.name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
  const lists = [column.list, `${domain}.${column.name}`, `${domain}.${snake}`, `${domain}.${snake.replaceAll('_', '-')}`, column.name];
  const list = lists.find((l) => l !== undefined && words.has(`enum.${l}.${value}`)) ?? lists.find((l) => l !== undefined) ?? column.name;
  return words.enumLabel(list, value);
}

function content(route: AnyRoute, column: AnyColumn, value: unknown, words: Words): ReactNode {
  if (value === null || value === undefined || value === '') return <span className="qw-quiet">{NOTHING}</span>;
  switch (cellKindOf(route, column as Column<never>)) {
    case 'figure':
      return number(value as string | number);
    case 'day':
      return day(String(value));
    case 'instant':
      return instant(String(value));
    case 'ago':
      return <TimeAgo at={String(value)} />;
    case 'yes-no':
      return words.t(value ? 'word.yes' : 'word.no');
    case 'texts':
      return (value as readonly unknown[]).map(String).join('、') || NOTHING;
    case 'enum':
      return (Array.isArray(value) ? value : [value]).map((one: unknown) => {
        const word = wordOf(route, column, String(one), words);
        return column.tones ? (
          <Status key={String(one)} tone={column.tones[String(one)] ?? 'quiet'} word={word} />
        ) : (
          <span key={String(one)} className="qw-word">
            {word}
          </span>
        );
      });
    default:
      return String(value);
  }
}

/** What stands in one cell: the column's own rendering, or the value in its kind, linked where a link is given. */
export function cellOf(
  route: AnyRoute,
  column: AnyColumn,
  row: Record<string, unknown>,
  words: Words,
  rowLink: string | null | undefined,
): ReactNode {
  const inner = column.render ? column.render(row) : content(route, column, row[column.name], words);
  const to = column.link?.(row) ?? rowLink;
  return to ? (
    <AppLink to={to} className="qw-cell-link">
      {inner}
    </AppLink>
  ) : (
    inner
  );
}
