import { ApprovalTrail } from '#capabilities/approvals/web/public.ts';
import type { RouteOutput } from '#shared/route.ts';
import { dayOf } from '#shared/time.ts';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import type { PageAction } from '#ui/page/action-buttons.tsx';
import { Facts } from '#ui/page/facts.tsx';
import { RecordPage, type RecordTab } from '#ui/page/record-page.tsx';
import { useDo } from '#ui/query/use-do.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { VerdictLine } from '#ui/show/verdict-line.tsx';
import { completeDisposal, getDisposal, listDisposal, payDisposal, submitDisposal, withdrawDisposal } from '../../contract/disposals.ts';
import { buildingAddress, roomAddress, unitAddress } from '../addresses.ts';
import { clauseText } from '../alarms/alarm-words.ts';
import { type Act, FormDrawer, useAct } from '../form-drawer.tsx';
import { PlainTable } from '../plain-table.tsx';
import { PaperList } from '../works/paper-list.tsx';
import { disposalTones } from '../works/tones.ts';
import { disposalAddress } from './disposal.table.ts';

export type DisposalRecord = RouteOutput<typeof getDisposal>;

function Rooms({ disposal }: { disposal: DisposalRecord }) {
  const { t, field, enumLabel } = useWords();
  const label = (name: string) => field('office-space', name);
  return (
    <PlainTable
      heads={[
        { label: label('roomCode') },
        { label: label('kind') },
        { label: label('unitName') },
        { label: `${label('usableAreaSqm')}（${t('unit.sqm')}）`, figure: true },
        { label: label('endedOn') },
      ]}
      rows={disposal.rooms.map((room) => ({
        key: room.roomId,
        cells: [
          room.endedOn ? (
            `${room.code} ${room.name}`
          ) : (
            <AppLink key="room" to={roomAddress(room.roomId)}>{`${room.code} ${room.name}`}</AppLink>
          ),
          enumLabel('office-space.room_kind', room.kind),
          room.userOrgName,
          room.usableAreaSqm === null ? '—' : number(room.usableAreaSqm),
          room.endedOn ?? '',
        ],
      }))}
    />
  );
}

function Deal({ disposal: d }: { disposal: DisposalRecord }) {
  const { t, field } = useWords();
  const label = (name: string) => field('office-space', name);
  return (
    <>
      <Facts
        domain="office-space"
        groups={[
          {
            facts: [
              { name: 'exchangeName', value: d.exchangeName },
              { name: 'listingNo', value: d.listingNo },
              { name: 'listedOn', value: d.listedOn },
              { name: 'appraisedYuan', value: d.appraisedYuan },
              { name: 'counterpart', value: d.counterpart },
              { name: 'dealNo', value: d.dealNo },
              { name: 'dealYuan', value: d.dealYuan },
              { name: 'dealOn', value: d.dealOn },
              { name: 'paidYuan', value: d.paidYuan },
            ],
          },
        ]}
      />
      {d.income.length === 0 ? (
        <p className="qw-quiet os-line">{t('page.office-space.disposal.no-income')}</p>
      ) : (
        <PlainTable
          heads={[
            { label: label('paidOn') },
            { label: label('receiptNo') },
            { label: `${label('amountYuan')}（${t('unit.yuan')}）`, figure: true },
          ]}
          rows={d.income.map((i) => ({ key: i.id, cells: [i.paidOn, i.receiptNo, number(i.amountYuan)] }))}
        />
      )}
    </>
  );
}

const tabs: readonly RecordTab<DisposalRecord>[] = [
  { id: 'rooms', labelKey: 'page.office-space.disposal.rooms', count: (d) => d.roomCount, content: (d) => <Rooms disposal={d} /> },
  {
    id: 'papers',
    labelKey: 'page.office-space.disposal.papers',
    count: (d) => d.papers.length,
    content: (d) => <PaperList papers={d.papers} list="office-space.disposal_document" />,
  },
  { id: 'deal', labelKey: 'page.office-space.disposal.deal', content: (d) => <Deal disposal={d} /> },
];

function Drawers({ disposal: d, act }: { disposal: DisposalRecord; act: Act }) {
  const today = dayOf(new Date());
  const common = { fixed: { disposalId: d.id }, draft: false as const, onDone: act.close, onCancel: act.close };
  return (
    <>
      <FormDrawer
        {...common}
        titleKey="action.office-space.disposal.withdraw"
        open={act.name === 'withdraw'}
        route={withdrawDisposal}
        fields={[{ name: 'reason', wide: true }]}
        submitKey="action.office-space.disposal.withdraw"
      />
      <FormDrawer
        {...common}
        titleKey="action.office-space.disposal.list"
        open={act.name === 'list'}
        route={listDisposal}
        fields={['exchangeName', 'listingNo', 'listedOn']}
        initial={{ listedOn: today, ...(d.exchangeName ? { exchangeName: d.exchangeName } : {}) }}
        submitKey="action.office-space.disposal.list"
      />
      <FormDrawer
        {...common}
        titleKey="action.office-space.disposal.pay"
        open={act.name === 'pay'}
        route={payDisposal}
        fields={['amountYuan', 'receiptNo', 'paidOn']}
        initial={{ paidOn: today }}
        submitKey="action.office-space.disposal.pay"
      />
      <FormDrawer
        {...common}
        titleKey="action.office-space.disposal.complete"
        open={act.name === 'complete'}
        route={completeDisposal}
        fields={['dealNo', 'counterpart', 'dealYuan', 'dealOn']}
        initial={{ dealOn: today, ...(d.counterpart ? { counterpart: d.counterpart } : {}) }}
        changes={['/office-space', '/places']}
        submitKey="action.office-space.disposal.complete"
      />
    </>
  );
}

function useActions(act: Act): (d: DisposalRecord) => PageAction[] {
  const submit = useDo(submitDisposal, { changes: ['/office-space/disposals', '/approvals', '/workbench'] });
  const key = (name: string) => `action.office-space.disposal.${name}`;
  return (d) => [
    {
      id: 'submit',
      labelKey: key('submit'),
      offered: (d.abilities.submit ?? false) && d.refusal === null,
      pending: submit.pending,
      run: () => submit.run({ disposalId: d.id }),
      primary: true,
    },
    { id: 'edit', labelKey: key('change'), offered: d.abilities.change ?? false, to: `${disposalAddress(d.id)}/edit` },
    { id: 'complete', labelKey: key('complete'), offered: d.abilities.complete ?? false, run: () => act.open('complete'), primary: true },
    { id: 'list', labelKey: key('list'), offered: d.abilities.list ?? false, run: () => act.open('list') },
    { id: 'pay', labelKey: key('pay'), offered: d.abilities.pay ?? false, run: () => act.open('pay') },
    { id: 'withdraw', labelKey: key('withdraw'), offered: d.abilities.withdraw ?? false, run: () => act.open('withdraw') },
    { id: 'print', labelKey: key('print'), to: `${disposalAddress(d.id)}/print` },
  ];
}

function Standing({ disposal: d }: { disposal: DisposalRecord }) {
  const words = useWords();
  const { refusal } = d;
  const missing = d.missingDocuments.map((m) => words.enumLabel('office-space.disposal_document', m));
  return (
    <>
      <ApprovalTrail kind="office-space.disposal" subjectId={d.id} />
      {refusal ? (
        <VerdictLine
          tone="violation"
          word={words.error(refusal.code, { limit: refusal.limit, actual: refusal.actual, rooms: refusal.rooms, count: missing.length })}
          clause={clauseText(refusal.clause, words)}
          {...(missing.length > 0 ? { steps: missing } : {})}
        />
      ) : d.abilities.submit ? (
        <VerdictLine tone="ok" word={words.t('verdict.office-space.disposal.ready')} clause={clauseText('measures-2017.disposal', words)} />
      ) : null}
    </>
  );
}

/** A disposal from proposal to what became of the rooms. */
export function Page() {
  const { disposalId } = usePageParams('disposalId');
  const read = useRead(getDisposal, { disposalId });
  const act = useAct();
  const { t, enumLabel } = useWords();
  const actions = useActions(act);
  return (
    <>
      <RecordPage
        read={read}
        domain="office-space"
        title={(d) => `${d.buildingName} ${enumLabel('office-space.disposal_mode', d.mode)}`}
        number={(d) => d.number}
        status={(d) => ({ tone: disposalTones[d.state] ?? 'quiet', word: enumLabel('office-space.disposal_state', d.state) })}
        actions={actions}
        verdicts={(d) => <Standing disposal={d} />}
        facts={(d) => [
          {
            facts: [
              { name: 'disposalMode', value: enumLabel('office-space.disposal_mode', d.mode) },
              { name: 'buildingName', value: <AppLink to={buildingAddress(d.buildingId)}>{d.buildingName}</AppLink> },
              { name: 'orgName', value: <AppLink to={unitAddress(d.orgId)}>{d.orgName}</AppLink> },
              { name: 'areaSqm', value: d.areaSqm },
              {
                name: 'rooms',
                labelKey: 'page.office-space.disposal.rooms',
                value: d.wholeBuilding ? t('page.office-space.disposal.whole') : d.roomCount,
              },
              { name: 'applicantName', value: d.applicantName },
              ...(d.toOrgId ? [{ name: 'toOrgId', value: d.toOrgName }] : []),
              ...(d.newKind ? [{ name: 'newKind', value: enumLabel('office-space.room_kind', d.newKind) }] : []),
              { name: 'submittedOn', value: d.submittedOn },
              { name: 'doneOn', value: d.doneOn },
              { name: 'disposalReason', value: d.reason, wide: true },
              ...(d.opinion ? [{ name: 'opinion', value: d.opinion, wide: true }] : []),
            ],
          },
        ]}
        tabs={tabs}
        history={(d) => ({ subjectKind: 'disposal', subjectId: d.id })}
      />
      {read.data ? <Drawers disposal={read.data} act={act} /> : null}
    </>
  );
}
