import { useWords } from '#ui/i18n/use-words.ts';
import { Status } from '#ui/show/tone.tsx';
import { defineTable } from '#ui/table/define-table.ts';
import { exportArchive, listArchive, listArchiveStates } from '../../contract/archive.ts';
import { buildingAddress } from '../addresses.ts';
import { titleTones } from '../tones.ts';
import { PaperLinks } from '../works/paper-list.tsx';

export const archiveTable = defineTable({
  id: 'office-space.archive',
  route: listArchive,
  columns: [
    { name: 'title', labelKey: 'field.office-space.docTitle', width: 240 },
    { name: 'category', list: 'office-space.archive_category', width: 144 },
    { name: 'number', labelKey: 'field.office-space.docNumber', width: 220 },
    { name: 'buildingName', width: 220, link: (row) => buildingAddress(row.buildingId) },
    { name: 'datedOn', width: 116 },
    { name: 'holder', width: 180 },
    { name: 'paperLocation', width: 160 },
    { name: 'scanCount', width: 160, labelKey: 'field.office-space.scanCount', render: (row) => <PaperLinks papers={row.papers} /> },
    { name: 'orgName', optional: true },
    { name: 'removedOn', optional: true, labelKey: 'field.office-space.withRemoved' },
  ],
  filters: ['q', { name: 'category', list: 'office-space.archive_category' }, 'buildingId', 'orgId', 'scanned', 'withRemoved'],
  sort: 'buildingName',
  exportRoute: exportArchive,
  emptyKey: 'page.office-space.archive.empty',
});

/** Categories in words, as one line. */
export function Categories({ of }: { of: readonly string[] }) {
  const { t, enumLabel } = useWords();
  return <>{of.map((category) => enumLabel('office-space.archive_category', category)).join(t('page.office-space.comma'))}</>;
}

function Complete({ complete }: { complete: boolean }) {
  const { t } = useWords();
  return <Status tone={complete ? 'ok' : 'attention'} word={t(`page.office-space.archive.${complete ? 'complete' : 'incomplete'}`)} />;
}

export const archiveStateTable = defineTable({
  id: 'office-space.archive-states',
  route: listArchiveStates,
  columns: [
    { name: 'buildingName', width: 240 },
    { name: 'titleStatus', list: 'office-space.title_status', tones: titleTones, width: 160 },
    { name: 'complete', width: 140, render: (row) => <Complete complete={row.complete} /> },
    { name: 'missing', width: 280, render: (row) => <Categories of={row.missing} /> },
    { name: 'documentCount', width: 96 },
    { name: 'orgName', width: 220 },
  ],
  filters: ['q', 'complete', 'orgId'],
  sort: 'buildingName',
  rowId: (row) => row.buildingId,
  rowLink: (row) => `${buildingAddress(row.buildingId)}?tab=archive`,
});
