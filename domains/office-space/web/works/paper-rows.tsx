import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { FileUpload } from '#ui/form/file-upload.tsx';
import { useWords } from '#ui/i18n/use-words.ts';
import { type RowControl, rowsOf, withRow } from './row-control.ts';
import './works.css';

interface PaperRow {
  category: string;
  title: string;
  fileId?: string | null;
}

interface PaperRowsProps extends RowControl {
  /** Closed list of the categories: `office-space.project_document`. */
  list: string;
  categories: readonly string[];
}

/** Papers of a record: category, name or number, and the scan where there is one. */
export function PaperRows({ id, value, onChange, disabled, list, categories }: PaperRowsProps) {
  const { t, field, enumLabel } = useWords();
  const rows = rowsOf<PaperRow>(value);
  const [open, setOpen] = useState<number | null>(null);
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const left = categories.find((category) => !rows.some((row) => row.category === category)) ?? categories[0] ?? '';
  return (
    <div className="osw-rows" id={id}>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their place
        <div key={at}>
          <div className="osw-paper">
            <Select
              value={row.category}
              disabled={disabled}
              aria-label={field('office-space', 'category')}
              options={categories.map((category) => ({ value: category, label: enumLabel(list, category) }))}
              onChange={(category) => onChange(withRow(rows, at, { category }))}
            />
            <Input
              value={row.title}
              disabled={disabled}
              placeholder={field('office-space', 'docTitle')}
              aria-label={field('office-space', 'docTitle')}
              onChange={(event) => onChange(withRow(rows, at, { title: event.target.value }))}
            />
            <Button disabled={disabled} onClick={() => setOpen(open === at ? null : at)}>
              {row.fileId ? (names[row.fileId] ?? t('page.office-space.project.scan')) : t('page.office-space.project.scan')}
            </Button>
            <Button disabled={disabled} onClick={() => onChange(rows.filter((_, i) => i !== at))}>
              {t('page.office-space.project.remove-item')}
            </Button>
          </div>
          {open === at ? (
            <FileUpload
              disabled={disabled}
              onChange={(files) => {
                const file = files[0];
                if (file) setNames({ ...names, [file.id]: file.name });
                onChange(withRow(rows, at, { fileId: file?.id ?? null, title: row.title || (file?.name ?? '') }));
                setOpen(null);
              }}
            />
          ) : null}
        </div>
      ))}
      <Button disabled={disabled} onClick={() => onChange([...rows, { category: left, title: '' }])}>
        {t('page.office-space.project.add-paper')}
      </Button>
    </div>
  );
}

/** Photos or scans of one kind, several at once: each becomes a paper named after its file. */
export function ScanUpload({ value, onChange, disabled, category }: RowControl & { category: string }) {
  const rows = rowsOf<PaperRow>(value);
  return (
    <FileUpload
      multiple
      disabled={disabled}
      onChange={(files) => onChange(files.map((file) => ({ category, title: file.name, fileId: file.id })))}
      {...(rows.length === 0 ? { value: [] } : {})}
    />
  );
}
