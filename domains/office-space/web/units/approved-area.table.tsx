import { useWords } from '#ui/i18n/use-words.ts';
import { Status } from '#ui/show/tone.tsx';
import { defineTable } from '#ui/table/define-table.ts';
import { listApprovedAreas } from '../../contract/limits.ts';
import { unitAddress } from '../addresses.ts';

function Obsolete({ is }: { is: boolean }) {
  const { t } = useWords();
  return is ? <Status tone="attention" word={t('page.office-space.approved.obsolete')} /> : <span>{t('word.no')}</span>;
}

const heads = (establishment: Readonly<Record<string, number>>): number => Object.values(establishment).reduce((sum, n) => sum + n, 0);

export const approvedAreaTable = defineTable({
  id: 'office-space.approved-areas',
  route: listApprovedAreas,
  columns: [
    { name: 'orgName', width: 232 },
    { name: 'level', list: 'office-space.level', labelKey: 'field.office-space.limitLevel', width: 96 },
    {
      name: 'establishmentCount',
      labelKey: 'field.office-space.establishmentCount',
      kind: 'figure',
      render: (row) => heads(row.establishment),
      width: 104,
    },
    { name: 'officeSqm', width: 128 },
    { name: 'serviceSqm', width: 128 },
    { name: 'equipmentSqm', width: 128 },
    { name: 'basicUsableSqm', labelKey: 'page.office-space.approved.basic', width: 148 },
    { name: 'basicBuildingSqm', labelKey: 'page.office-space.approved.building', width: 148 },
    { name: 'source', list: 'office-space.approved_source', width: 108 },
    { name: 'from', width: 112 },
    { name: 'obsoleteValues', kind: 'text', render: (row) => <Obsolete is={row.obsoleteValues} />, optional: true },
    { name: 'building', list: 'office-space.building_form', optional: true },
    { name: 'document', optional: true },
    { name: 'to', optional: true },
  ],
  filters: [
    'q',
    'orgId',
    { name: 'source', list: 'office-space.approved_source' },
    { name: 'obsolete', list: 'office-space.yes_no' },
    { name: 'on', labelKey: 'page.office-space.seat.as-of' },
    { name: 'history', list: 'office-space.approved_history' },
  ],
  sort: '-basicUsableSqm',
  rowLink: (row) => unitAddress(row.orgId),
  emptyKey: 'page.office-space.approved.empty',
});
