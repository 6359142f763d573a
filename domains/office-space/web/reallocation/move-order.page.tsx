import { Checkbox } from 'antd';
import { useState } from 'react';
import type { RouteOutput } from '#shared/route.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import type { FactGroup } from '#ui/page/facts.tsx';
import { RecordPage } from '#ui/page/record-page.tsx';
import { useDo } from '#ui/query/use-do.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { cancelMoveOrder, executeMoveOrder, getMoveOrder } from '../../contract/move-orders.ts';
import { personAddress, roomAddress } from '../addresses.ts';
import { FormDrawer, useAct } from '../form-drawer.tsx';
import { PlainTable } from '../plain-table.tsx';
import { reallocationAddress } from './addresses.ts';
import { moveOrderTones } from './reallocation-tones.ts';
import './reallocation.css';

type Order = RouteOutput<typeof getMoveOrder>;

interface LinesProps {
  order: Order;
  left: ReadonlySet<string>;
  onLeft: (lineIds: ReadonlySet<string>) => void;
}

/** The dated list as it goes on paper: person, from, to, what for, done. `left` are lines not to be carried out now. */
function Lines({ order, left, onLeft }: LinesProps) {
  const { t, field, enumLabel } = useWords();
  const toggle = (lineId: string): void => {
    const next = new Set(left);
    if (!next.delete(lineId)) next.add(lineId);
    onLeft(next);
  };
  return (
    <PlainTable
      caption={t('page.office-space.move-order.lines')}
      heads={[
        { label: field('office-space', 'personName') },
        { label: field('office-space', 'orgName') },
        { label: field('office-space', 'fromRoom') },
        { label: field('office-space', 'toRoom') },
        { label: field('office-space', 'reasons') },
        { label: field('office-space', 'doneOn') },
      ]}
      rows={order.lines.map((line) => ({
        key: line.id,
        cells: [
          <span key="person" className="os-move-person">
            {order.abilities.execute && line.doneOn === null ? (
              <Checkbox className="qw-noprint" checked={!left.has(line.id)} onChange={() => toggle(line.id)} aria-label={line.personName} />
            ) : null}{' '}
            <span className="qw-num qw-quiet">{line.seq}</span> <AppLink to={personAddress(line.personId)}>{line.personName}</AppLink>
          </span>,
          line.orgName,
          <AppLink key="from" to={roomAddress(line.fromRoomId)}>
            {line.fromRoom}
          </AppLink>,
          <AppLink key="to" to={roomAddress(line.toRoomId)}>
            {line.toRoom}
          </AppLink>,
          line.reasons.map((reason) => enumLabel('office-space.reallocation_reason', reason)).join('、'),
          <span key="done" className="qw-num">
            {line.doneOn ?? t('page.office-space.move-order.not-done')}
          </span>,
        ],
      }))}
    />
  );
}

function Handovers({ order }: { order: Order }) {
  const { t } = useWords();
  if (order.handovers.length === 0) return null;
  return (
    <section className="qw-panel">
      <h2>{t('page.office-space.move-order.handovers')}</h2>
      <ul className="os-lines">
        {order.handovers.map((one) => (
          <li key={one.roomId}>
            <AppLink to={roomAddress(one.roomId)}>{one.room}</AppLink>：{one.fromOrg} → {one.toOrg}
          </li>
        ))}
      </ul>
    </section>
  );
}

const factsOf = (o: Order, proposal: string): FactGroup[] => [
  {
    facts: [
      { name: 'orgName', value: o.orgName },
      { name: 'moveOn', value: o.moveOn },
      { name: 'document', value: o.document },
      { name: 'issuedBy', value: `${o.issuedBy} ${o.issuedOn}` },
      { name: 'doneCount', value: `${o.doneCount} / ${o.lineCount}` },
      {
        name: 'reallocation',
        value: <AppLink to={reallocationAddress(o.reallocationId)}>{proposal}</AppLink>,
      },
    ],
  },
];

export function Page() {
  const { orderId } = usePageParams('orderId');
  const { enumLabel, t } = useWords();
  const read = useRead(getMoveOrder, { orderId });
  const act = useAct();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const execute = useDo(executeMoveOrder, { said: 'page.office-space.move-order.executed' });
  const run = (order: Order): void => {
    const open = order.lines.filter((line) => line.doneOn === null);
    const wanted = open.filter((line) => !left.has(line.id)).map((line) => line.id);
    void execute.run({ orderId: order.id, version: order.version, ...(wanted.length < open.length ? { lineIds: wanted } : {}) });
  };
  return (
    <>
      <RecordPage
        read={read}
        domain="office-space"
        title={(o) => o.title}
        number={(o) => o.number}
        status={(o) => ({ tone: moveOrderTones[o.state] ?? 'quiet', word: enumLabel('office-space.move_order_state', o.state) })}
        actions={(o) => [
          {
            id: 'execute',
            labelKey: left.size > 0 ? 'action.office-space.move-order.execute-some' : 'action.office-space.move-order.execute',
            offered: (o.abilities.execute ?? false) && o.lines.some((line) => line.doneOn === null && !left.has(line.id)),
            pending: execute.pending,
            run: () => run(o),
            primary: true,
          },
          {
            id: 'cancel',
            labelKey: 'action.office-space.move-order.cancel',
            offered: o.abilities.cancel ?? false,
            run: () => act.open('cancel'),
          },
          { id: 'print', labelKey: 'action.print', run: () => window.print() },
        ]}
        facts={(o) => factsOf(o, t('page.office-space.move-order.proposal'))}
        tabs={[
          {
            id: 'lines',
            labelKey: 'page.office-space.move-order.lines',
            count: (o) => o.lineCount,
            content: (o) => (
              <div className="os-stack">
                <Lines order={o} left={left} onLeft={setLeft} />
                <Handovers order={o} />
              </div>
            ),
          },
        ]}
        history={(o) => ({ subjectKind: 'move-order', subjectId: o.id })}
      />
      {read.data ? (
        <FormDrawer
          titleKey="action.office-space.move-order.cancel"
          open={act.name === 'cancel'}
          route={cancelMoveOrder}
          fields={[{ name: 'reason', kind: 'long-text', wide: true }]}
          fixed={{ orderId, version: read.data.version }}
          submitKey="action.office-space.move-order.cancel"
          draft={false}
          onDone={act.close}
          onCancel={act.close}
        />
      ) : null}
    </>
  );
}
