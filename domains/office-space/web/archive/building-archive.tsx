import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { Await } from '#ui/show/states.tsx';
import { VerdictLine } from '#ui/show/verdict-line.tsx';
import { archiveOfBuilding } from '../../contract/archive.ts';
import { clauseText } from '../alarms/alarm-words.ts';
import { useAct } from '../form-drawer.tsx';
import { PlainTable } from '../plain-table.tsx';
import { PaperLinks } from '../works/paper-list.tsx';
import { type ArchiveDocument, ArchiveDrawers } from './archive-drawers.tsx';

interface DocumentsProps {
  documents: readonly ArchiveDocument[];
  open: (name: string, row: ArchiveDocument) => void;
}

/** Documents with their scans, those taken out last. */
function Documents({ documents, open }: DocumentsProps) {
  const { t, field, enumLabel } = useWords();
  const label = (name: string) => field('office-space', name);
  return (
    <PlainTable
      heads={[
        { label: label('category') },
        { label: label('docTitle') },
        { label: label('datedOn') },
        { label: label('holder') },
        { label: label('paperLocation') },
        { label: t('table.actions') },
      ]}
      rows={documents.map((d) => ({
        key: d.id,
        cells: [
          enumLabel('office-space.archive_category', d.category),
          <div key="title">
            {d.title} <span className="qw-quiet">{d.number}</span>
            {d.removedOn ? (
              <span className="qw-quiet">
                {' '}
                {t('page.office-space.archive.removed', { on: d.removedOn, reason: d.removedReason ?? '' })}
              </span>
            ) : null}
            <PaperLinks papers={d.papers} />
          </div>,
          <span key="on" className="qw-num">
            {d.datedOn ?? '—'}
          </span>,
          d.holder ?? '',
          d.paperLocation ?? '',
          d.abilities.change ? (
            <span key="acts">
              <Button type="link" size="small" onClick={() => open('correct', d)}>
                {t('action.office-space.archive.change')}
              </Button>
              <Button type="link" size="small" danger onClick={() => open('remove', d)}>
                {t('action.office-space.archive.remove')}
              </Button>
            </span>
          ) : (
            ''
          ),
        ],
      }))}
    />
  );
}

/** The archive of a building with what it lacks for the status of its ownership. */
export function BuildingArchive({ buildingId }: { buildingId: string }) {
  const words = useWords();
  const { t, enumLabel } = words;
  const act = useAct();
  const [document, setDocument] = useState<ArchiveDocument>();
  const read = useRead(archiveOfBuilding, { buildingId });
  const names = (categories: readonly string[]) =>
    categories.map((c) => enumLabel('office-space.archive_category', c)).join(t('page.office-space.comma'));
  const open = (name: string, row: ArchiveDocument) => {
    setDocument(row);
    act.open(name, row.id);
  };
  return (
    <Await read={read} rows={6}>
      {(a) => (
        <div className="os-stack">
          <VerdictLine
            tone={a.complete ? 'ok' : 'attention'}
            word={
              a.titleStatus === null
                ? t('page.office-space.archive.no-title')
                : a.complete
                  ? t('page.office-space.archive.complete')
                  : t('page.office-space.archive.missing', { what: names(a.missing) })
            }
            clause={clauseText(a.clause, words)}
            steps={[
              t('page.office-space.archive.required', { what: names(a.required) }),
              ...(a.unscanned.length > 0 ? [t('page.office-space.archive.unscanned', { what: names(a.unscanned) })] : []),
            ]}
          />
          {a.abilities.create ? (
            <div className="os-line">
              <Button onClick={() => act.open('file')}>{t('action.office-space.archive.file')}</Button>
            </div>
          ) : null}
          {a.documents.length === 0 ? (
            <p className="qw-quiet os-line">{t('page.office-space.archive.empty')}</p>
          ) : (
            <Documents documents={a.documents} open={open} />
          )}
          <ArchiveDrawers act={act} buildingId={buildingId} document={document} />
        </div>
      )}
    </Await>
  );
}
