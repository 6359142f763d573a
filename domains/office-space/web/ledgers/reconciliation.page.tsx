import { useWords } from '#ui/i18n/use-words.ts';
import { ListPage } from '#ui/page/list-page.tsx';
import { Clause } from '#ui/show/clause.tsx';
import { defineTable } from '#ui/table/define-table.ts';
import { reconcile } from '../../contract/ledgers.ts';
import { addressOf, buildingAddress, unitAddress } from '../addresses.ts';
import { clauseText } from '../alarms/alarm-words.ts';

const reconciliationTable = defineTable({
  id: 'office-space.reconciliation',
  route: reconcile,
  columns: [
    { name: 'buildingName', width: 232 },
    { name: 'orgName', width: 232, link: (row) => unitAddress(row.orgId) },
    { name: 'kind', list: 'office-space.reconciliation_way', labelKey: 'page.office-space.reconciliation.way', width: 112 },
    {
      name: 'difference',
      list: 'office-space.difference',
      tones: {
        'certificate-area': 'attention',
        'rooms-over-building': 'attention',
        'rooms-over-usable': 'attention',
        'no-title': 'attention',
        'no-certificate': 'attention',
        'no-rooms': 'attention',
      },
      width: 220,
    },
    { name: 'ledgerSqm', width: 132 },
    { name: 'otherSqm', width: 164 },
    { name: 'differenceSqm', width: 120, link: (row) => addressOf(row.link) },
  ],
  filters: ['q', 'orgId', { name: 'difference', list: 'office-space.difference' }],
  sort: 'buildingName',
  rowId: (row) => `${row.buildingId}.${row.difference}`,
  rowLink: (row) => buildingAddress(row.buildingId),
  emptyKey: 'page.office-space.reconciliation.empty',
});

/** Where ledger, certificate and object do not agree (OS-27). */
export function Page() {
  const words = useWords();
  return (
    <ListPage
      titleKey="page.office-space.reconciliation"
      table={reconciliationTable}
      above={
        <p className="qw-quiet os-line">
          {words.t('page.office-space.reconciliation.about')} <Clause text={clauseText('measures-2017.ownership', words)} />
        </p>
      }
    />
  );
}
