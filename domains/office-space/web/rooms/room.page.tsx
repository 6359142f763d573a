import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { RouteOutput } from '#shared/route.ts';
import { useCan } from '#ui/access/use-me.ts';
import { useWords, type Words } from '#ui/i18n/use-words.ts';
import type { PageAction } from '#ui/page/action-buttons.tsx';
import type { FactGroup } from '#ui/page/facts.tsx';
import { RecordPage } from '#ui/page/record-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { useUrlState } from '#ui/show/url-value.ts';
import { getRoom } from '../../contract/rooms.ts';
import { useOfRoom } from '../../contract/use.ts';
import { buildingAddress, unitAddress } from '../addresses.ts';
import { AlarmCard } from '../alarms/alarm-card.tsx';
import { floorAddress } from '../drawings/addresses.ts';
import { type Act, useAct } from '../form-drawer.tsx';
import { MoveDrawer } from '../seats/move-drawer.tsx';
import { VacateDrawer } from '../seats/vacate-drawer.tsx';
import { roomStateTones } from '../tones.ts';
import { RoomVerdictLine } from '../verdict.tsx';
import { RoomHistory, RoomLettings } from './room-history.tsx';
import { RoomSeats } from './room-seats.tsx';
import { SeatDrawer } from './seat-drawer.tsx';
import { TransferDrawer } from './transfer-drawer.tsx';
import './room.css';

type Room = RouteOutput<typeof getRoom>;
export type RoomUse = RouteOutput<typeof useOfRoom>;

const actionsOf = (room: Room, act: Act): PageAction[] => [
  {
    id: 'seat',
    labelKey: 'action.office-space.seat',
    offered: (room.abilities.seat ?? false) && room.kind === 'office' && (room.state === 'in-use' || room.state === 'vacant'),
    run: () => act.open('seat'),
    primary: true,
  },
  {
    id: 'change',
    labelKey: 'action.office-space.room.change',
    to: `/office-space/rooms/${room.id}/edit`,
    offered: room.abilities.change ?? false,
  },
  {
    id: 'transfer',
    labelKey: 'action.office-space.transfer',
    offered: (room.abilities.transfer ?? false) && room.occupantCount === 0,
    run: () => act.open('transfer'),
  },
];

const factsOf = (room: Room, words: Words, mayOpenUnit: boolean): FactGroup[] => [
  {
    facts: [
      { name: 'buildingName', value: <AppLink to={buildingAddress(room.buildingId)}>{room.buildingName}</AppLink> },
      { name: 'floorName', value: <AppLink to={floorAddress(room.floorId)}>{room.floorName}</AppLink> },
      { name: 'orgName', value: mayOpenUnit ? <AppLink to={unitAddress(room.orgId)}>{room.orgName}</AppLink> : room.orgName },
      { name: 'kind', value: words.enumLabel('office-space.room_kind', room.kind) },
      { name: 'usableAreaSqm', value: room.usableAreaSqm },
      { name: 'buildingAreaSqm', value: room.buildingAreaSqm },
      { name: 'occupantCount', value: String(room.occupantCount) },
      { name: 'vacantSince', value: room.vacantSince },
      ...(room.kindDocument ? [{ name: 'kindDocument', value: room.kindDocument, wide: true }] : []),
      ...(room.note ? [{ name: 'note', value: room.note, wide: true }] : []),
    ],
  },
];

/** Asks the same page for a past day. */
function OnDay({ on }: { on: string }) {
  const { t } = useWords();
  const [query, setQuery] = useUrlState();
  return (
    <div className="os-row">
      <h2>{query.on ? t('page.office-space.room.on-day', { on }) : t('page.office-space.room.now')}</h2>
      <span className="qw-noprint">
        <DatePicker
          value={dayjs(on)}
          allowClear={false}
          maxDate={dayjs()}
          aria-label={t('page.office-space.seat.as-of')}
          onChange={(day) => setQuery({ on: day ? day.format('YYYY-MM-DD') : undefined })}
        />
        {query.on ? (
          <button type="button" className="qw-linkish os-beside" onClick={() => setQuery({ on: undefined })}>
            {t('page.office-space.room.back-to-now')}
          </button>
        ) : null}
      </span>
    </div>
  );
}

function Use({ use, act }: { use: RoomUse; act: Act }) {
  const { t } = useWords();
  return (
    <>
      <section className="os-section">
        <OnDay on={use.on} />
        <RoomSeats use={use} act={act} />
      </section>
      {use.alarms.length > 0 ? (
        <section className="os-section">
          <h2>{t('page.office-space.room.alarms')}</h2>
          {use.alarms.map((alarm) => (
            <AlarmCard key={alarm.id} alarm={alarm} />
          ))}
        </section>
      ) : null}
      <RoomHistory seats={use.history} />
      <RoomLettings lettings={use.lettings} />
    </>
  );
}

export function Page() {
  const { roomId } = usePageParams('roomId');
  const [query] = useUrlState();
  const words = useWords();
  const mayOpenUnit = useCan()('office-space.ledger.read');
  const act = useAct();
  const read = useRead(getRoom, { roomId });
  const use = useRead(useOfRoom, { roomId, ...(query.on ? { on: query.on } : {}) }, { keepPrevious: true });
  // Facts and use come together, so that nothing jumps when the second answer arrives.
  const whole = { ...read, data: use.data || use.error ? read.data : undefined };
  return (
    <>
      <RecordPage
        read={whole}
        domain="office-space"
        title={(room) => `${room.buildingName} ${room.code}`}
        number={(room) => room.name}
        status={(room) => ({ tone: roomStateTones[room.state] ?? 'quiet', word: words.enumLabel('office-space.room_state', room.state) })}
        actions={(room) => actionsOf(room, act)}
        verdicts={() => (use.data ? <RoomVerdictLine verdict={use.data.verdict} /> : null)}
        facts={(room) => factsOf(room, words, mayOpenUnit)}
        tabs={[
          {
            id: 'use',
            labelKey: 'page.office-space.room.use',
            content: () => <Await read={use}>{(answer) => <Use use={answer} act={act} />}</Await>,
          },
        ]}
        history={(room) => ({ subjectKind: 'room', subjectId: room.id })}
      />
      <SeatDrawer
        roomId={roomId}
        seated={use.data?.occupants.map((seat) => seat.personId) ?? []}
        open={act.name === 'seat'}
        onClose={act.close}
      />
      <MoveDrawer seat={act.name === 'move' ? act.of : undefined} onClose={act.close} />
      <VacateDrawer occupancyId={act.name === 'vacate' ? act.of : undefined} onClose={act.close} />
      <TransferDrawer roomIds={[roomId]} open={act.name === 'transfer'} onClose={act.close} />
    </>
  );
}
