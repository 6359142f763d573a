import { Button, Segmented } from 'antd';
import { FileUpload } from '#ui/form/file-upload.tsx';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useDownload } from '#ui/query/download.ts';
import { Failure, Loading } from '#ui/show/states.tsx';
import { useUrlState } from '#ui/show/url-value.ts';
import { templateOf } from '../../contract/imports.ts';
import { importKinds } from '../../contract/words.ts';
import { ImportPreview } from './import-preview.tsx';
import { ImportRun } from './import-run.tsx';
import { type ImportKind, useImport } from './use-import.ts';
import './imports.css';

function Wizard({ kind }: { kind: ImportKind }) {
  const { t, enumLabel } = useWords();
  const model = useImport(kind);
  const template = useDownload(templateOf);
  if (model.taskId) return <ImportRun taskId={model.taskId} onAgain={model.again} />;
  return (
    <>
      <section className="qw-panel os-section">
        <div className="os-row">
          <h2>{t('page.office-space.import.file')}</h2>
          <Button loading={template.pending} onClick={() => void template.run({ kind })}>
            {t('action.office-space.import.template', { name: enumLabel('office-space.import_kind', kind) })}
          </Button>
        </div>
        <p className="qw-quiet">{t(`page.office-space.import.about.${kind}`)}</p>
        <FileUpload
          accept=".xlsx,.xls,.csv"
          value={model.file ? [model.file] : []}
          onChange={(files) => model.take(files[0] ?? null)}
          disabled={model.busy}
          hint={t('page.office-space.import.drop')}
        />
      </section>
      {model.error ? <Failure error={model.error} /> : null}
      {model.file && !model.preview && !model.error ? <Loading rows={6} /> : null}
      {model.preview ? <ImportPreview model={model} preview={model.preview} /> : null}
    </>
  );
}

/** A register from a file: template, upload, dry run with the matching of columns, then the import itself as a job. */
export function Page() {
  const { t, enumLabel } = useWords();
  const [query, setQuery] = useUrlState();
  const kind: ImportKind = importKinds.find((one) => one === query.kind) ?? 'buildings';
  return (
    <PlainPage titleKey="menu.office-space.imports" below={t('page.office-space.import.about')}>
      <div className="os-kinds">
        <Segmented<ImportKind>
          aria-label={t('page.office-space.import.register')}
          value={kind}
          onChange={(next) => setQuery({ kind: next })}
          options={importKinds.map((value) => ({ value, label: enumLabel('office-space.import_kind', value) }))}
        />
      </div>
      <Wizard key={kind} kind={kind} />
    </PlainPage>
  );
}
