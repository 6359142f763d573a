import { listUnitHistory } from '#kernel/org/contract/unit-changes.ts';
import { NOTHING } from '#ui/i18n/format.ts';
import { useWords, type Words } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Await } from '#ui/show/states.tsx';
import { PlainTable } from '#ui/table/plain-table.tsx';
import { unitPath } from './unit-words.ts';
import './org.css';

/** Reasons of the platform itself are words of a closed list, those of people their own. */
const reasonOf = (reason: string, { has, t }: Words): string =>
  has(`enum.org.history_reason.${reason}`) ? t(`enum.org.history_reason.${reason}`) : reason;

/** Names and parents of former days, and the units that went into this one. */
export function UnitPast({ unitId }: { unitId: string }) {
  const words = useWords();
  const { t } = words;
  const read = useRead(listUnitHistory, { unitId });
  return (
    <Await read={read} rows={3}>
      {({ items, predecessors }) => (
        <div className="qw-org-section">
          <PlainTable
            labelKey="page.org.unit.past"
            rows={items}
            rowId={(row) => `${row.from}${row.name}`}
            columns={[
              { name: 'name', labelKey: 'field.org.name', render: (row) => row.name },
              {
                name: 'parent',
                labelKey: 'field.org.parentId',
                render: (row) => (row.parentId ? <AppLink to={unitPath(row.parentId)}>{row.parentName ?? NOTHING}</AppLink> : NOTHING),
              },
              {
                name: 'days',
                labelKey: 'field.org.days',
                render: (row) => <span className="qw-num">{t('range.days', { from: row.from, to: row.to ?? t('range.now') })}</span>,
              },
              { name: 'reason', labelKey: 'field.org.reason', render: (row) => reasonOf(row.reason, words) },
              { name: 'document', labelKey: 'field.org.document', render: (row) => row.document ?? NOTHING },
            ]}
          />
          {predecessors.length > 0 ? (
            <>
              <h2>{t('page.org.unit.predecessors')}</h2>
              <PlainTable
                labelKey="page.org.unit.predecessors"
                rows={predecessors}
                rowId={(row) => row.id}
                rowLink={(row) => unitPath(row.id)}
                columns={[
                  { name: 'name', labelKey: 'field.org.name', render: (row) => row.name },
                  { name: 'endedOn', labelKey: 'field.org.endedOn', render: (row) => <span className="qw-num">{row.endedOn}</span> },
                ]}
              />
            </>
          ) : null}
        </div>
      )}
    </Await>
  );
}
