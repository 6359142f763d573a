import { Segmented } from 'antd';
import { useWords } from '#ui/i18n/use-words.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { useUrlState } from '#ui/show/url-value.ts';
import { roomAddress } from '../addresses.ts';
import '../plan/plan.css';
import type { Reallocation } from './figures-table.tsx';
import './reallocation.css';

type Floor = Reallocation['floors'][number];
type Room = Floor['rooms'][number];
const sides = ['both', 'before', 'after'] as const;
type Side = (typeof sides)[number];

const LEAST_AREA = 4;

/** Colour, mark and word of a room at one time; empty rooms stand out because they are what is gained. */
function lookOf(seat: Room['before'], words: ReturnType<typeof useWords>): { paint: string; mark: string; word: string } {
  const { t, enumLabel } = words;
  if (seat.persons === 0) return { paint: 'os-tone-notice os-hatch', mark: '○', word: t('page.office-space.reallocation.empty') };
  if (seat.verdict === 'over') {
    const tone = seat.level === 'red' ? 'os-tone-violation' : 'os-tone-attention';
    return { paint: tone, mark: seat.level === 'red' ? '■' : '▲', word: enumLabel('office-space.check_verdict', 'over') };
  }
  return { paint: 'os-tone-ok', mark: '●', word: enumLabel('office-space.check_verdict', seat.verdict) };
}

function Half({ room, when }: { room: Room; when: 'before' | 'after' }) {
  const words = useWords();
  const look = lookOf(room[when], words);
  return (
    <span className={`os-half ${look.paint}`} aria-hidden="true">
      <span>{look.mark}</span>
      <span className="qw-num">{room[when].persons}</span>
    </span>
  );
}

function RoomBlock({ room, side }: { room: Room; side: Side }) {
  const words = useWords();
  const { t } = words;
  const tell = (when: 'before' | 'after'): string => {
    const look = lookOf(room[when], words);
    const excess = room[when].verdict === 'over' && room[when].overSqm ? ` ${room[when].overSqm} ${t('unit.sqm')}` : '';
    return `${t(`page.office-space.reallocation.${when}`)}：${look.word}${excess}，${t('page.office-space.plan.people', { count: room[when].persons })}`;
  };
  const changed = room.before.persons !== room.after.persons || room.before.verdict !== room.after.verdict || room.toOrgName !== null;
  const said = [
    `${room.code} ${room.areaSqm ?? '—'} ${t('unit.sqm')}`,
    room.toOrgName ? `${room.orgName} → ${room.toOrgName}` : room.orgName,
    tell('before'),
    tell('after'),
  ].join(' · ');
  return (
    <li style={{ flexGrow: Math.max(Number(room.areaSqm ?? 0), LEAST_AREA) }}>
      <AppLink to={roomAddress(room.id)} className={`os-two${changed ? ' os-two-changed' : ''}`} title={said}>
        {side === 'after' ? null : <Half room={room} when="before" />}
        {side === 'before' ? null : <Half room={room} when="after" />}
        <span className="os-block-code" aria-hidden="true">
          {room.code}
        </span>
        <span className="qw-hidden">{said}</span>
      </AppLink>
    </li>
  );
}

/** The building floor by floor, each office as it is (above) and as it would be (below). */
export function BeforeAfter({ kept }: { kept: Reallocation }) {
  const { t } = useWords();
  const [query, setQuery] = useUrlState();
  const side: Side = sides.find((one) => one === query.side) ?? 'both';
  const areaOf = (floor: Floor): number => floor.rooms.reduce((sum, room) => sum + Number(room.areaSqm ?? 0), 0);
  const widest = Math.max(...kept.floors.map(areaOf), 1);
  const several = new Set(kept.floors.map((floor) => floor.buildingId)).size > 1;
  return (
    <section className="os-plan" aria-label={t('page.office-space.reallocation.plan')}>
      <div className="os-plan-tools qw-noprint">
        <Segmented<Side>
          aria-label={t('page.office-space.reallocation.side')}
          value={side}
          onChange={(next) => setQuery({ side: next === 'both' ? undefined : next }, { replace: true })}
          options={sides.map((value) => ({ value, label: t(`page.office-space.reallocation.${value}`) }))}
        />
        <span className="qw-quiet">{t('page.office-space.reallocation.plan-hint')}</span>
      </div>
      <div className="os-plan-floors qw-print-exact">
        {kept.floors.map((floor) => (
          <div className="os-floor" key={floor.id}>
            <div className="os-floor-name">
              <span>{several ? `${floor.buildingName} ${floor.name}` : floor.name}</span>
              {floor.rooms.some((room) => room.before.persons > 0) && floor.rooms.every((room) => room.after.persons === 0) ? (
                <span className="os-freed">{t('page.office-space.reallocation.floor-freed')}</span>
              ) : null}
            </div>
            <ul className="os-floor-rooms" aria-label={floor.name} style={{ width: `${Math.max((areaOf(floor) / widest) * 100, 2)}%` }}>
              {floor.rooms.map((room) => (
                <RoomBlock key={room.id} room={room} side={side} />
              ))}
            </ul>
          </div>
        ))}
      </div>
      <ul className="os-legend qw-print-exact">
        {(['ok', 'yellow', 'red', 'empty'] as const).map((id) => (
          <li key={id} className="os-legend-entry">
            <span
              className={`os-swatch ${{ ok: 'os-tone-ok', yellow: 'os-tone-attention', red: 'os-tone-violation', empty: 'os-tone-notice os-hatch' }[id]}`}
              aria-hidden="true"
            >
              {{ ok: '●', yellow: '▲', red: '■', empty: '○' }[id]}
            </span>
            {id === 'empty' ? t('page.office-space.reallocation.empty') : t(`page.office-space.plan.verdict.${id}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
