import { Button } from 'antd';
import { useState } from 'react';
import { getEstablishment } from '#kernel/org/contract/establishment.ts';
import { dayOf } from '#shared/time.ts';
import { NOTHING } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { Await } from '#ui/show/states.tsx';
import { Status } from '#ui/show/tone.tsx';
import { PlainTable } from '#ui/table/plain-table.tsx';
import { AsOf } from './as-of.tsx';
import { unitPath } from './unit-words.ts';
import './org.css';

/** What the establishment office approved per rank, and beside it, never in its place, who serves. */
export function UnitEstablishment({ unit }: { unit: { id: string } }) {
  const { t, enumLabel } = useWords();
  const go = useGo();
  const today = dayOf(new Date());
  const [on, setOn] = useState<string | undefined>(undefined);
  const read = useRead(getEstablishment, { unitId: unit.id, ...(on ? { on } : {}) }, { keepPrevious: true });
  const rank = (code: string) => `${enumLabel('org.rank_code', code)}（${code}）`;
  return (
    <Await read={read} rows={5}>
      {({ rows, history, approvedTotal, actualTotal, abilities }) => (
        <section className="qw-org-section">
          <header>
            <AsOf day={on ?? today} onChange={(day) => setOn(day < today ? day : undefined)} />
            {abilities.file ? (
              <Button onClick={() => go(`${unitPath(unit.id)}/establishment`)}>{t('action.org.establishment.file')}</Button>
            ) : null}
          </header>
          <PlainTable
            labelKey="page.org.unit.establishment"
            rows={rows}
            rowId={(row) => row.rankCode}
            emptyKey="page.org.establishment.empty"
            totals={{ rank: t('table.totals'), approved: approvedTotal, actual: actualTotal }}
            columns={[
              { name: 'rank', labelKey: 'field.org.rankCode', render: (row) => rank(row.rankCode) },
              { name: 'approved', labelKey: 'field.org.approved', figure: true, render: (row) => row.approved },
              { name: 'actual', labelKey: 'field.org.actual', figure: true, render: (row) => row.actual },
              {
                name: 'over',
                labelKey: 'page.org.establishment.balance',
                state: true,
                render: (row) =>
                  row.actual > row.approved ? (
                    <Status tone="attention" word={t('page.org.establishment.over', { count: row.actual - row.approved })} />
                  ) : (
                    <Status tone="ok" word={t('page.org.establishment.within', { count: row.approved - row.actual })} />
                  ),
              },
              { name: 'from', labelKey: 'field.org.from', render: (row) => <span className="qw-num">{row.from ?? NOTHING}</span> },
              { name: 'document', labelKey: 'field.org.document', render: (row) => row.document ?? NOTHING },
            ]}
          />
          {history.length > rows.length ? (
            <details>
              <summary>{t('page.org.establishment.history', { count: history.length })}</summary>
              <PlainTable
                labelKey="page.org.establishment.former"
                rows={history}
                rowId={(row) => `${row.rankCode}${row.from}`}
                columns={[
                  { name: 'rank', labelKey: 'field.org.rankCode', render: (row) => rank(row.rankCode) },
                  { name: 'approved', labelKey: 'field.org.approved', figure: true, render: (row) => row.approved },
                  {
                    name: 'days',
                    labelKey: 'field.org.days',
                    render: (row) => <span className="qw-num">{t('range.days', { from: row.from, to: row.to ?? t('range.now') })}</span>,
                  },
                  { name: 'document', labelKey: 'field.org.document', render: (row) => row.document ?? NOTHING },
                ]}
              />
            </details>
          ) : null}
        </section>
      )}
    </Await>
  );
}
