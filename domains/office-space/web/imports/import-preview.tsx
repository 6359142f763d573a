import { Button, Radio } from 'antd';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Shape, Status } from '#ui/show/tone.tsx';
import { outcomeTones } from '../tones.ts';
import { ColumnMatching } from './column-matching.tsx';
import { IssueList } from './issue-list.tsx';
import { PreviewRows } from './preview-rows.tsx';
import type { ImportModel, Preview } from './use-import.ts';

const outcomes = ['new', 'changed', 'same', 'wrong'] as const;

function Counts({ preview }: { preview: Preview }) {
  const { t, enumLabel } = useWords();
  return (
    <p className="os-counts">
      <strong className="qw-num">{t('page.office-space.import.rows', { count: number(preview.counts.rows) })}</strong>
      {outcomes.map((outcome) => (
        <span key={outcome} className="qw-num">
          <Shape tone={outcomeTones[outcome] ?? 'quiet'} />
          {enumLabel('office-space.import_outcome', outcome)} {number(preview.counts[outcome])}
        </span>
      ))}
      {preview.complete ? null : <Status tone="notice" word={t('page.office-space.import.beginning')} />}
    </p>
  );
}

/** What the import would do, before it does anything. */
export function ImportPreview({ model, preview }: { model: ImportModel; preview: Preview }) {
  const { t, enumLabel } = useWords();
  const { counts } = preview;
  const worth = counts.new + counts.changed > 0;
  const blocked = model.mode === 'all' && counts.wrong > 0;
  return (
    <>
      <section className="qw-panel os-section">
        <h2>{t('page.office-space.import.dry-run')}</h2>
        <Counts preview={preview} />
        {preview.unknownUnits.length > 0 ? (
          <p className="os-unknown">
            <Shape tone="attention" />
            {t('page.office-space.import.unknown-units', { count: preview.unknownUnits.length })}
            <span className="qw-quiet"> {preview.unknownUnits.slice(0, 12).join(t('page.office-space.comma'))}</span>
          </p>
        ) : null}
        <PreviewRows preview={preview} />
      </section>
      {preview.issues.length > 0 ? <IssueList issues={preview.issues} /> : null}
      <ColumnMatching preview={preview} matching={model.matching} onMatch={model.match} busy={model.busy} />
      <section className="qw-panel os-section">
        <h2>{t('field.office-space.mode')}</h2>
        <Radio.Group
          value={model.mode}
          onChange={(event) => model.setMode(event.target.value as 'all' | 'good-rows')}
          options={(['all', 'good-rows'] as const).map((value) => ({ value, label: enumLabel('office-space.import_mode', value) }))}
        />
        <div className="os-row">
          <p className="qw-quiet" role="status">
            {blocked
              ? t('page.office-space.import.blocked', { count: counts.wrong })
              : worth
                ? t('page.office-space.import.ready', { new: number(counts.new), changed: number(counts.changed) })
                : t('page.office-space.import.nothing')}
          </p>
          <Button type="primary" disabled={!worth || blocked} loading={model.busy} onClick={model.start}>
            {t('action.office-space.import.start')}
          </Button>
        </div>
      </section>
    </>
  );
}
