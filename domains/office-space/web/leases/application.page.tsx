import { ApprovalTrail } from '#capabilities/approvals/web/public.ts';
import type { RouteOutput } from '#shared/route.ts';
import { number } from '#ui/i18n/format.ts';
import { useWords, type Words } from '#ui/i18n/use-words.ts';
import type { PageAction } from '#ui/page/action-buttons.tsx';
import type { FactGroup } from '#ui/page/facts.tsx';
import { RecordPage } from '#ui/page/record-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink, useGo } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { getApplication } from '../../contract/lease-applications.ts';
import { buildingAddress, roomAddress } from '../addresses.ts';
import { type Act, useAct } from '../form-drawer.tsx';
import { FindingLines } from './finding-lines.tsx';
import { applicationAddress, applicationTones, leaseAddress } from './lease.table.ts';
import { SignDrawer, WithdrawLeaseDrawer } from './lease-drawers.tsx';
import { ScheduleTable } from './schedule-table.tsx';

type Application = RouteOutput<typeof getApplication>;

const actionsOf = (a: Application, act: Act): PageAction[] => [
  {
    id: 'sign',
    labelKey: 'action.office-space.lease.sign',
    offered: a.abilities.sign ?? false,
    run: () => act.open('sign', a.id),
    primary: true,
  },
  {
    id: 'mend',
    labelKey: 'action.office-space.lease.mend',
    offered: a.abilities.mend ?? false,
    to: `${applicationAddress(a.id)}/edit`,
    primary: true,
  },
  {
    id: 'withdraw',
    labelKey: 'action.office-space.lease.withdraw',
    offered: a.abilities.withdraw ?? false,
    run: () => act.open('withdraw', a.id),
    dangerous: true,
  },
];

const factsOf = (a: Application, words: Words): FactGroup[] => [
  {
    facts: [
      { name: 'orgName', value: a.orgName },
      { name: 'counterpart', value: a.counterpart },
      { name: 'buildingName', value: a.buildingId ? <AppLink to={buildingAddress(a.buildingId)}>{a.buildingName}</AppLink> : null },
      { name: 'roomCode', value: a.roomId ? <AppLink to={roomAddress(a.roomId)}>{a.roomCode}</AppLink> : null },
      { name: 'areaSqm', value: a.areaSqm },
      { name: 'from', value: `${a.from} — ${a.to}`, labelKey: 'page.office-space.lease.term' },
      {
        name: 'price',
        labelKey: 'page.office-space.lease.price',
        value: a.rentYuan && a.rentBasis ? `${number(a.rentYuan)} ${words.enumLabel('office-space.rent_basis', a.rentBasis)}` : null,
      },
      { name: 'perSqmMonthYuan', value: a.perSqmMonthYuan },
      { name: 'scheduledYuan', value: a.lines.length > 0 ? a.scheduledYuan : null },
      { name: 'depositYuan', value: a.depositYuan },
      { name: 'exchangeDocument', value: a.exchangeDocument },
      { name: 'approvalNo', value: a.approvalNo },
      ...(a.renewsId
        ? [{ name: 'renewsId', value: <AppLink to={leaseAddress(a.renewsId)}>{words.t('page.office-space.lease.former')}</AppLink> }]
        : []),
      ...(a.lettingId
        ? [
            {
              name: 'lettingId',
              labelKey: 'page.office-space.lease.contract',
              value: <AppLink to={leaseAddress(a.lettingId)}>{words.t('page.office-space.lease.open-contract')}</AppLink>,
            },
          ]
        : []),
      { name: 'purpose', value: a.purpose, wide: true },
      ...(a.opinion ? [{ name: 'opinion', value: a.opinion, wide: true }] : []),
    ],
  },
];

const UNDECIDED = new Set(['submitted', 'returned', 'approved']);

export function Page() {
  const { applicationId } = usePageParams('applicationId');
  const words = useWords();
  const act = useAct();
  const go = useGo();
  const read = useRead(getApplication, { applicationId });
  return (
    <>
      <RecordPage
        read={read}
        domain="office-space"
        title={(a) => words.t(`page.office-space.lease.of.${a.direction}`)}
        number={(a) => a.number}
        status={(a) => ({ tone: applicationTones[a.state] ?? 'quiet', word: words.enumLabel('office-space.application_state', a.state) })}
        actions={(a) => actionsOf(a, act)}
        verdicts={(a) => (
          <>
            {a.direction === 'rented' ? null : <ApprovalTrail kind="office-space.lease-out" subjectId={a.id} />}
            {UNDECIDED.has(a.state) ? (
              <FindingLines
                findings={a.findings}
                tone="attention"
                fitKey={a.direction === 'rented' ? 'page.office-space.lease.rent-fit' : 'page.office-space.lease.fit'}
                fitClause={a.direction === 'rented' ? 'regulation-2012.renting' : 'measures-2017.disposal'}
              />
            ) : null}
          </>
        )}
        facts={(a) => factsOf(a, words)}
        tabs={[
          {
            id: 'schedule',
            labelKey: 'page.office-space.lease.schedule',
            content: (a) => <ScheduleTable lines={a.lines} sumYuan={a.scheduledYuan} />,
          },
        ]}
        history={(a) => ({ subjectKind: 'lease-application', subjectId: a.id, domain: 'office-space' })}
      />
      {read.data ? (
        <SignDrawer
          application={read.data}
          open={act.name === 'sign'}
          onClose={act.close}
          onSigned={(lettingId) => go(leaseAddress(lettingId), { replace: true })}
        />
      ) : null}
      <WithdrawLeaseDrawer of={act.name === 'withdraw' ? act.of : undefined} onClose={act.close} />
    </>
  );
}
