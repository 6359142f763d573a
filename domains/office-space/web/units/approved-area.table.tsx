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
    { name: 'orgName', width: 200 },
    { name: 'level', list: 'office-space.level', labelKey: 'field.office-space.limitLevel', width: 88 },
    {
      name: 'establishmentCount',
      labelKey: 'field.office-space.establishmentCount',
      kind: 'figure',
      render: (row) => heads(row.establishment),
      width: 100,
    },
    { name: 'officeSqm', labelKey: 'enum.office-space.area_kind.office', width: 112 },
    { name: 'serviceSqm', labelKey: 'enum.office-space.area_kind.service', width: 124 },
    { name: 'equipmentSqm', labelKey: 'enum.office-space.area_kind.equipment', width: 124 },
    { name: 'basicUsableSqm', labelKey: 'page.office-space.area.basic', width: 148 },
    { name: 'basicBuildingSqm', labelKey: 'page.office-space.area.building', width: 148 },
    { name: 'source', list: 'office-space.approved_source', optional: true },
    { name: 'from', optional: true },
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
