import { AppLink } from '#ui/show/app-link.tsx';
import { defineTable } from '#ui/table/define-table.ts';
import { listItems } from '../../contract/lists.ts';
import { severityTones } from '../tones.ts';

export const itemTable = defineTable({
  id: 'cases.list-items',
  route: listItems,
  columns: [
    { name: 'code', width: 92 },
    { name: 'text', labelKey: 'field.cases.item', width: 280 },
    { name: 'polarity', list: 'cases.polarity', tones: { negative: 'violation', positive: 'ok' }, width: 112 },
    { name: 'object', list: 'cases.object', width: 104 },
    { name: 'severity', list: 'cases.severity', tones: severityTones, width: 112 },
    { name: 'basis', width: 280 },
    { name: 'dataTest', width: 200, notOnPhone: true },
    { name: 'evidenceKind', list: 'cases.evidence_kind', width: 120 },
    {
      name: 'findings',
      width: 104,
      render: (row) =>
        row.findings > 0 ? <AppLink to={`/cases?itemCode=${row.code}&founded=true&running=false`}>{row.findings}</AppLink> : <>0</>,
    },
    { name: 'responsibleRole', list: 'cases.responsible_role', optional: true },
    { name: 'validFrom', width: 112 },
    { name: 'validTo', optional: true },
    { name: 'document', optional: true },
  ],
  filters: [
    'q',
    { name: 'polarity', list: 'cases.polarity' },
    { name: 'object', list: 'cases.object' },
    { name: 'severity', list: 'cases.severity' },
    'on',
  ],
  sort: 'code',
  rowId: (row) => row.code,
  emptyKey: 'page.cases.lists.empty',
});
