import { Button } from 'antd';
import type { RouteOutput } from '#shared/route.ts';
import { number } from '#ui/i18n/format.ts';
import { useWords, type Words } from '#ui/i18n/use-words.ts';
import type { PageAction } from '#ui/page/action-buttons.tsx';
import type { FactGroup } from '#ui/page/facts.tsx';
import { RecordPage } from '#ui/page/record-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { getLease } from '../../contract/leases.ts';
import { buildingAddress, roomAddress } from '../addresses.ts';
import { AlarmCard } from '../alarms/alarm-card.tsx';
import { type Act, useAct } from '../form-drawer.tsx';
import { PlainTable } from '../plain-table.tsx';
import { applicationAddress, leaseAddress, termTones } from './lease.table.ts';
import { ApproveRentingDrawer, EndDrawer, PayInDrawer, ReceiptDrawer } from './lease-drawers.tsx';
import { SettledTable } from './schedule-table.tsx';
import '../office-space.css';

type Whole = RouteOutput<typeof getLease>;

const actionsOf = (x: Whole, act: Act): PageAction[] => [
  {
    id: 'approve',
    labelKey: 'action.office-space.letting.approve',
    offered: x.abilities.approve ?? false,
    run: () => act.open('approve', x.id),
    primary: true,
  },
  {
    id: 'receive',
    labelKey: 'action.office-space.receipt.record',
    offered: x.abilities.receive ?? false,
    run: () => act.open('receive', x.id),
    primary: !x.abilities.approve,
  },
  {
    id: 'renew',
    labelKey: 'action.office-space.lease.renew',
    offered: x.abilities.renew ?? false,
    to: `/office-space/lease-applications/new?renews=${x.id}`,
  },
  { id: 'end', labelKey: 'action.office-space.letting.end', offered: x.abilities.end ?? false, run: () => act.open('end', x.id) },
  { id: 'print', labelKey: 'action.office-space.lease.print', to: `${leaseAddress(x.id)}/print` },
];

const priceOf = (x: Whole, { enumLabel }: Words): string | null =>
  x.rentYuan === null || x.rentBasis === null ? null : `${number(x.rentYuan)} ${enumLabel('office-space.rent_basis', x.rentBasis)}`;

const riseOf = (x: Whole, { t }: Words): string | null =>
  x.escalationPercent === null ? null : t('page.office-space.lease.rise', { percent: x.escalationPercent, months: x.escalationMonths });

const factsOf = (x: Whole, words: Words): FactGroup[] => [
  {
    facts: [
      { name: 'orgName', value: x.orgName },
      { name: 'letBy', value: words.enumLabel('office-space.let_by', x.letBy) },
      { name: 'buildingName', value: <AppLink to={buildingAddress(x.buildingId)}>{x.buildingName}</AppLink> },
      { name: 'roomCode', value: x.roomId ? <AppLink to={roomAddress(x.roomId)}>{x.roomCode}</AppLink> : null },
      { name: 'areaSqm', value: x.areaSqm },
      { name: 'from', value: `${x.from} — ${x.to ?? ''}`, labelKey: 'page.office-space.lease.term' },
      { name: 'price', value: priceOf(x, words), labelKey: 'page.office-space.lease.price' },
      {
        name: 'rentPeriod',
        value: x.rentPeriod === null ? null : words.enumLabel('office-space.rent_period', x.rentPeriod),
      },
      { name: 'rentFree', value: x.rentFreeDays === 0 ? null : String(x.rentFreeDays), labelKey: 'field.office-space.rentFreeDays' },
      { name: 'escalation', value: riseOf(x, words), labelKey: 'field.office-space.escalationPercent' },
      { name: 'depositYuan', value: x.depositYuan },
      { name: 'depositHeldYuan', value: x.depositHeldYuan },
    ],
  },
  {
    titleKey: 'page.office-space.lease.money',
    facts: [
      { name: 'scheduledYuan', value: x.scheduledYuan },
      { name: 'dueYuan', value: x.dueYuan },
      { name: 'receivedYuan', value: x.receivedYuan },
      { name: 'arrearsYuan', value: x.arrearsYuan },
      ...(x.direction === 'let'
        ? [
            { name: 'paidInYuan', value: x.paidInYuan },
            { name: 'toPayInYuan', value: x.toPayInYuan },
          ]
        : []),
      ...(x.inArrearsSince ? [{ name: 'inArrearsSince', value: x.inArrearsSince }] : []),
    ],
  },
  {
    titleKey: 'page.office-space.lease.papers',
    facts: [
      {
        name: 'approvalNo',
        value: x.applicationId ? <AppLink to={applicationAddress(x.applicationId)}>{x.approvalNo}</AppLink> : x.approvalNo,
      },
      { name: 'signedOn', value: x.signedOn },
      { name: 'exchangeDocument', value: x.exchangeDocument },
      ...(x.direction === 'rented'
        ? [
            { name: 'budgetDocument', value: x.budgetDocument },
            { name: 'marketDocument', value: x.marketDocument },
          ]
        : []),
      ...(x.renewsId
        ? [{ name: 'renewsId', value: <AppLink to={leaseAddress(x.renewsId)}>{words.t('page.office-space.lease.former')}</AppLink> }]
        : []),
      ...(x.renewedById
        ? [
            {
              name: 'renewedById',
              labelKey: 'page.office-space.lease.renewed',
              value: <AppLink to={leaseAddress(x.renewedById)}>{words.t('page.office-space.lease.next')}</AppLink>,
            },
          ]
        : []),
      ...(x.closedOn ? [{ name: 'closedOn', value: x.closedOn }] : []),
      ...(x.closeDocument ? [{ name: 'closeDocument', value: x.closeDocument }] : []),
      ...(x.note ? [{ name: 'note', value: x.note, wide: true }] : []),
    ],
  },
];

/** Money that came, newest first, with its way into the treasury. */
function Receipts({ lease, act }: { lease: Whole; act: Act }) {
  const { t, field, enumLabel } = useWords();
  if (lease.receipts.length === 0) return <p className="qw-quiet">{t('page.office-space.lease.no-receipts')}</p>;
  const income = lease.direction === 'let';
  const head = (name: string) => field('office-space', name);
  const paidIn = (r: Whole['receipts'][number]) => {
    if (r.kind !== 'rent') return '—';
    if (r.paidInOn) return `${r.paidInOn} ${r.treasuryNo ?? ''}`;
    return lease.abilities.receive ? (
      <Button type="link" size="small" onClick={() => act.open('pay-in', r.id)}>
        {t('action.office-space.receipt.pay-in')}
      </Button>
    ) : (
      '—'
    );
  };
  return (
    <PlainTable
      caption={t('page.office-space.lease.receipts')}
      heads={[
        { label: head('receivedOn') },
        { label: head('receiptKind') },
        { label: `${head('amountYuan')}（${t('unit.yuan')}）`, figure: true },
        { label: head('receiptNo') },
        ...(income ? [{ label: head('paidInOn') }] : []),
      ]}
      rows={lease.receipts.map((r) => ({
        key: r.id,
        cells: [
          r.receivedOn,
          enumLabel('office-space.receipt_kind', r.kind),
          number(r.amountYuan),
          r.receiptNo,
          ...(income ? [paidIn(r)] : []),
        ],
      }))}
    />
  );
}

export function Page() {
  const { lettingId } = usePageParams('lettingId');
  const words = useWords();
  const act = useAct();
  const of = (name: string) => (act.name === name ? act.of : undefined);
  const read = useRead(getLease, { lettingId });
  return (
    <>
      <RecordPage
        read={read}
        domain="office-space"
        title={(x) => `${words.enumLabel('office-space.letting_direction', x.direction)} · ${x.counterpart}`}
        number={(x) => x.number}
        status={(x) => ({ tone: termTones[x.termState] ?? 'quiet', word: words.enumLabel('office-space.term_state', x.termState) })}
        actions={(x) => actionsOf(x, act)}
        verdicts={(x) => x.alarms.map((alarm) => <AlarmCard key={alarm.id} alarm={alarm} />)}
        facts={(x) => factsOf(x, words)}
        tabs={[
          {
            id: 'schedule',
            labelKey: 'page.office-space.lease.schedule',
            count: (x) => x.lines.length,
            content: (x) => <SettledTable lines={x.lines} />,
          },
          {
            id: 'receipts',
            labelKey: 'page.office-space.lease.receipts',
            count: (x) => x.receipts.length,
            content: (x) => <Receipts lease={x} act={act} />,
          },
        ]}
        history={(x) => ({ subjectKind: 'letting', subjectId: x.id, domain: 'office-space' })}
      />
      <ReceiptDrawer of={of('receive')} onClose={act.close} />
      <PayInDrawer of={of('pay-in')} onClose={act.close} />
      <EndDrawer of={of('end')} onClose={act.close} />
      <ApproveRentingDrawer of={of('approve')} onClose={act.close} />
    </>
  );
}
