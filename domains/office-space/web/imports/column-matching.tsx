import { Select } from 'antd';
import { useWords } from '#ui/i18n/use-words.ts';
import type { Matching, Preview } from './use-import.ts';

interface ColumnMatchingProps {
  preview: Preview;
  matching: Matching;
  onMatch: (column: string, field: string | null) => void;
  busy: boolean;
}

/** How the columns of the file were understood; what is changed here is remembered for the next file. */
export function ColumnMatching({ preview, matching, onMatch, busy }: ColumnMatchingProps) {
  const { t, field } = useWords();
  const inOrder = [...preview.columns].sort((a, b) => a.column.length - b.column.length || a.column.localeCompare(b.column));
  const fields = [...new Set([...preview.columns.flatMap((c) => (c.field ? [c.field] : [])), ...preview.missing])];
  return (
    <section className="qw-panel os-section">
      <h2>{t('page.office-space.import.columns')}</h2>
      <p className="qw-quiet">{t('page.office-space.import.columns.about')}</p>
      <ul className="os-columns">
        {inOrder.map(({ column, header }) => (
          <li key={column}>
            <span className="os-column-name">
              <span className="qw-quiet qw-num">{column}</span> {header}
            </span>
            <Select<string>
              aria-label={t('page.office-space.import.field-of', { header })}
              value={matching[column] ?? ''}
              onChange={(next) => onMatch(column, next || null)}
              disabled={busy}
              showSearch={{ optionFilterProp: 'label' }}
              popupMatchSelectWidth={false}
              options={[
                { value: '', label: t('page.office-space.import.leave-out') },
                ...fields.map((name) => ({ value: name, label: field('office-space', name) })),
              ]}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
