import type { RouteOutput } from '#shared/route.ts';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import type { getReallocation } from '../../contract/reallocation.ts';
import { PlainTable } from '../plain-table.tsx';

export type Reallocation = RouteOutput<typeof getReallocation>;
type Figures = Reallocation['today'];

const lines = [
  'overRooms',
  'overSqm',
  'clearedRooms',
  'usedRooms',
  'freedRooms',
  'freedSqm',
  'freedFloors',
  'moves',
  'transfers',
  'points',
] as const satisfies readonly (keyof Figures)[];

const text = (figures: Figures, line: (typeof lines)[number]): string =>
  typeof figures[line] === 'number' ? number(figures[line]) : number(String(figures[line]));

/** Today, what going room by room brings, and the proved best, side by side; `chosen` are the moves now ticked. */
export function FiguresTable({ kept, chosen }: { kept: Reallocation; chosen: Figures | null }) {
  const { t, field } = useWords();
  const columns: [string, Figures][] = [
    [t('page.office-space.reallocation.today'), kept.today],
    [t('page.office-space.reallocation.greedy'), kept.greedy],
  ];
  if (kept.best)
    columns.push([t(kept.proved ? 'page.office-space.reallocation.best' : 'page.office-space.reallocation.best-known'), kept.best]);
  if (chosen) columns.push([t('page.office-space.reallocation.chosen'), chosen]);
  return (
    <PlainTable
      caption={t('page.office-space.reallocation.figures')}
      heads={[{ label: t('page.office-space.reallocation.figure') }, ...columns.map(([label]) => ({ label, figure: true }))]}
      rows={lines.map((line) => ({
        key: line,
        cells: [field('office-space', line === 'transfers' ? 'transferCount' : line), ...columns.map(([, figures]) => text(figures, line))],
      }))}
    />
  );
}
