import { NOTHING } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Status } from '#ui/show/tone.tsx';
import { PlainTable } from '../plain-table.tsx';
import { outcomeTones } from '../tones.ts';
import type { Preview } from './use-import.ts';

/** Lists of labels by field, for values that are stored as codes. */
const lists: Readonly<Record<string, string>> = {
  structure: 'office-space.structure',
  heightClass: 'office-space.building_form',
  titleStatus: 'office-space.title_status',
  kind: 'office-space.room_kind',
  rankCode: 'office-space.rank',
};
const figures = /(Sqm|Yuan|approved|storeysAbove|storeysBelow)$/;

/** The first rows as they would be stored. */
export function PreviewRows({ preview }: { preview: Preview }) {
  const { t, field, enumLabel, has } = useWords();
  const fields = preview.columns.flatMap((column) => (column.field ? [column.field] : []));
  const text = (name: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return NOTHING;
    const list =
      lists[name] ??
      (name === 'state'
        ? ['building_state', 'room_state'].map((l) => `office-space.${l}`).find((l) => has(`enum.${l}.${value}`))
        : undefined);
    return list && has(`enum.${list}.${value}`) ? enumLabel(list, String(value)) : String(value);
  };
  if (preview.rows.length === 0) return null;
  return (
    <PlainTable
      caption={t('page.office-space.import.dry-run')}
      heads={[
        { label: t('page.office-space.import.row'), figure: true },
        { label: t('page.office-space.import.outcome') },
        ...fields.map((name) => ({ label: field('office-space', name), figure: figures.test(name) })),
      ]}
      rows={preview.rows.map((row) => ({
        key: String(row.row),
        cells: [
          row.row,
          <Status key="outcome" tone={outcomeTones[row.outcome] ?? 'quiet'} word={enumLabel('office-space.import_outcome', row.outcome)} />,
          ...fields.map((name) => text(name, row.values[name])),
        ],
      }))}
    />
  );
}
