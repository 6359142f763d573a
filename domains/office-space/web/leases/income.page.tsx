import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { ListPage } from '#ui/page/list-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Clause } from '#ui/show/clause.tsx';
import { listReceipts } from '../../contract/leases.ts';
import { clauseText } from '../alarms/alarm-words.ts';
import { useAct } from '../form-drawer.tsx';
import { receiptTable } from './lease.table.ts';
import { PayInDrawer } from './lease-drawers.tsx';
import '../office-space.css';

/** Income less what was paid in, each figure leading to its rows. */
function Balance() {
  const words = useWords();
  const read = useRead(listReceipts, { page: 1, pageSize: 1, direction: ['let'], kind: ['rent'], withTotals: true });
  const totals = read.data?.totals;
  if (!totals) return <p className="qw-quiet os-line">…</p>;
  const figure = (query: string, value: string) => (
    <AppLink to={`/office-space/rent-income?direction=let&kind=rent${query}`}>
      <span className="qw-num">{number(value)}</span>
    </AppLink>
  );
  return (
    <p className="os-line">
      {words.t('page.office-space.income.received')} {figure('', totals.amountYuan)} − {words.t('page.office-space.income.paid-in')}{' '}
      {figure('&paidIn=true', totals.paidInYuan)} = {words.t('page.office-space.income.to-pay-in')}{' '}
      <strong>{figure('&paidIn=false', totals.toPayInYuan)}</strong> {words.t('unit.yuan')}{' '}
      <Clause text={clauseText('regulation-2012.income', words)} />
    </p>
  );
}

export function Page() {
  const act = useAct();
  return (
    <>
      <ListPage
        titleKey="menu.office-space.rent-income"
        table={receiptTable}
        above={<Balance />}
        rowActions={(row) => [
          {
            id: 'pay-in',
            labelKey: 'action.office-space.receipt.pay-in',
            offered: row.abilities.payIn ?? false,
            run: () => act.open('pay-in', row.id),
          },
        ]}
      />
      <PayInDrawer of={act.name === 'pay-in' ? act.of : undefined} onClose={act.close} />
    </>
  );
}
