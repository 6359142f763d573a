import { Segmented } from 'antd';
import { useState } from 'react';
import { useMe } from '#ui/access/use-me.ts';
import { instant } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { SendQueue } from '#ui/offline/send-queue.tsx';
import { useOutbox } from '#ui/offline/use-outbox.ts';
import { useTakenAlong } from '#ui/offline/use-taken-along.ts';
import { PageHead } from '#ui/page/page-head.tsx';
import { useOnline } from '#ui/query/online.ts';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { EnumStatus, Status } from '#ui/show/tone.tsx';
import { listVisits, type Visit } from '../../contract/patrols.ts';
import { VisitSheet } from './visit-sheet.tsx';
import { visitTones } from './visit-table.tsx';
import './patrols.css';

/** One room as a card to be tapped: where, who, how far. */
function RoomCard({ visit, queued, onOpen }: { visit: Visit; queued: boolean; onOpen: () => void }) {
  const { t, enumLabel } = useWords();
  return (
    <li>
      <button type="button" className="os-walk-card" onClick={onOpen}>
        <strong>{`${visit.place}. ${visit.buildingName} ${visit.roomCode}`}</strong>
        <span className="qw-quiet">{[visit.floorName, visit.orgName].filter(Boolean).join(' · ')}</span>
        <span className="qw-quiet">
          {[
            enumLabel('office-space.room_kind', visit.kind),
            visit.usableAreaSqm === null ? null : `${visit.usableAreaSqm} ${t('unit.sqm')}`,
            visit.occupants.join('、'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {queued ? (
          <Status tone="notice" word={t('outbox.kept')} />
        ) : (
          <EnumStatus list="office-space.visit_state" value={visit.state} tones={visitTones} />
        )}
      </button>
    </li>
  );
}

/** On site with a phone: the rooms to visit, one sheet per room. Works without a network; what is entered waits on the device. */
export function Page() {
  const { patrolId } = usePageParams('patrolId');
  const { t } = useWords();
  const online = useOnline();
  const waiting = useOutbox().filter((w) => w.of === patrolId);
  const { actor } = useMe();
  const read = useTakenAlong(listVisits, { patrolId });
  const [all, setAll] = useState(false);
  const [openId, setOpenId] = useState<string | null>(null);
  const queued = (v: Visit) => waiting.some((w) => w.url.includes(v.id));
  return (
    <div className="qw-page os-walk">
      <PageHead title={t('page.office-space.patrol.walk')} />
      {online ? null : <Status tone="attention" word={t('page.office-space.patrol.offline')} />}
      <SendQueue waiting={waiting} />
      <Await read={read} rows={6}>
        {({ answer, takenAt }) => {
          const mine = answer.items.filter((v) => v.personId === null || v.personId === actor.personId);
          const shown = all || mine.length === 0 ? answer.items : mine;
          const open = shown.find((v) => v.id === openId);
          const left = shown.filter((v) => v.state === 'waiting' && !queued(v)).length;
          return (
            <>
              <p className="qw-quiet" role="status">
                {t('page.office-space.patrol.progress', { done: shown.length - left, all: shown.length })}
                {takenAt ? ` · ${t('page.office-space.patrol.stale', { at: instant(takenAt) })}` : ''}
              </p>
              {mine.length > 0 && mine.length < answer.items.length ? (
                <Segmented
                  block
                  value={all ? 'all' : 'mine'}
                  onChange={(value) => setAll(value === 'all')}
                  options={[
                    { value: 'mine', label: t('page.office-space.patrol.mine', { count: mine.length }) },
                    { value: 'all', label: t('page.office-space.patrol.everyone', { count: answer.items.length }) },
                  ]}
                />
              ) : null}
              <ul className="os-walk-list">
                {shown.map((v) => (
                  <RoomCard key={v.id} visit={v} queued={queued(v)} onOpen={() => setOpenId(v.id)} />
                ))}
              </ul>
              {open ? <VisitSheet key={open.id} visit={open} patrolId={patrolId} onClose={() => setOpenId(null)} /> : null}
            </>
          );
        }}
      </Await>
    </div>
  );
}
