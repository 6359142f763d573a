import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Status } from '#ui/show/tone.tsx';
import { PlainTable } from '../plain-table.tsx';
import { rentTones } from './lease.table.ts';

export interface PlannedLine {
  no: number;
  from: string;
  to: string;
  dueOn: string;
  amountYuan: string;
}

interface ScheduleTableProps {
  lines: readonly PlannedLine[];
  sumYuan: string;
}

/** The schedule that terms give: one line per period and the sum. */
export function ScheduleTable({ lines, sumYuan }: ScheduleTableProps) {
  const { t, field } = useWords();
  if (lines.length === 0) return <p className="qw-quiet">{t('page.office-space.lease.no-schedule')}</p>;
  const head = (name: string) => field('office-space', name);
  return (
    <PlainTable
      caption={t('page.office-space.lease.schedule')}
      heads={[
        { label: head('period'), figure: true },
        { label: head('from') },
        { label: head('to') },
        { label: head('dueOn') },
        { label: `${head('amountYuan')}（${t('unit.yuan')}）`, figure: true },
      ]}
      rows={[
        ...lines.map((line) => ({
          key: String(line.no),
          cells: [String(line.no), line.from, line.to, line.dueOn, number(line.amountYuan)],
        })),
        { key: 'sum', strong: true, cells: [t('page.office-space.lease.sum'), '', '', '', number(sumYuan)] },
      ]}
    />
  );
}

interface SettledTableProps {
  lines: readonly (PlannedLine & { paidYuan: string; openYuan: string; state: string; daysLate: number })[];
}

/** The schedule of a running contract with what came in for each period. */
export function SettledTable({ lines }: SettledTableProps) {
  const { t, field, enumLabel } = useWords();
  if (lines.length === 0) return <p className="qw-quiet">{t('page.office-space.lease.no-schedule')}</p>;
  const head = (name: string) => field('office-space', name);
  const yuan = (name: string) => ({ label: `${head(name)}（${t('unit.yuan')}）`, figure: true });
  return (
    <PlainTable
      caption={t('page.office-space.lease.schedule')}
      heads={[
        { label: head('period'), figure: true },
        { label: t('page.office-space.lease.days') },
        { label: head('dueOn') },
        yuan('amountYuan'),
        yuan('receivedYuan'),
        yuan('openYuan'),
        { label: head('state') },
      ]}
      rows={lines.map((line) => ({
        key: String(line.no),
        cells: [
          String(line.no),
          `${line.from} — ${line.to}`,
          line.dueOn,
          number(line.amountYuan),
          number(line.paidYuan),
          number(line.openYuan),
          <Status
            key="state"
            tone={rentTones[line.state] ?? 'quiet'}
            word={
              line.daysLate > 0
                ? t('page.office-space.lease.late', { count: line.daysLate })
                : enumLabel('office-space.rent_state', line.state)
            }
          />,
        ],
      }))}
    />
  );
}
