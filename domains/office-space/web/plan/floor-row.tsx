import { Link } from '@tanstack/react-router';
import { useWords } from '#ui/i18n/use-words.ts';
import { AppLink, splitPath } from '#ui/show/app-link.tsx';
import { roomAddress } from '../addresses.ts';
import { floorAddress } from '../drawings/addresses.ts';
import { type Colouring, type Legend, legendEntry, type StackFloor, type StackRoom } from './plan-colours.ts';

interface FloorRowProps {
  floor: StackFloor;
  /** Share of the widest floor, 0 to 1. */
  share: number;
  /** Usable area of the floor's rooms, ready to read. */
  area: string;
  by: Colouring;
  legend: ReadonlyMap<string, Legend>;
  /** The legend entry that is brought out; the others step back. */
  only: string | null;
  /** The room that Tab reaches first. */
  entry: string;
  onPoint: (room: StackRoom | null) => void;
}

/** A room without an area still has to be seen and reached. */
const LEAST_AREA = 4;

export function FloorRow({ floor, share, area, by, legend, only, entry, onPoint }: FloorRowProps) {
  const { t, enumLabel } = useWords();
  const say = (room: StackRoom, look: Legend | undefined): string =>
    [
      `${look?.mark ?? ''} ${room.code}`,
      room.name,
      room.usableAreaSqm ? `${room.usableAreaSqm} ${t('unit.sqm')}` : t('page.office-space.plan.no-area'),
      enumLabel('office-space.room_state', room.state),
      room.orgName,
      by === 'verdict' ? look?.word : undefined,
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <div className="os-floor">
      <div className="os-floor-name">
        <AppLink to={floorAddress(floor.id)}>{floor.name}</AppLink>
        <span className="qw-quiet qw-num">{area}</span>
      </div>
      <ul className="os-floor-rooms" style={{ width: `${Math.max(share * 100, 2)}%` }} aria-label={floor.name}>
        {floor.rooms.length === 0 ? <li className="os-floor-empty qw-quiet">{t('page.office-space.plan.no-rooms')}</li> : null}
        {floor.rooms.map((room) => {
          const look = legendEntry(legend, by, room);
          const back = only !== null && look?.id !== only;
          return (
            <li key={room.id} style={{ flexGrow: Math.max(Number(room.usableAreaSqm ?? 0), LEAST_AREA) }}>
              <Link
                {...splitPath(roomAddress(room.id))}
                className={`os-block ${look?.paint ?? ''}${back ? ' os-back' : ''}`}
                tabIndex={room.id === entry ? 0 : -1}
                aria-label={say(room, look)}
                onPointerEnter={() => onPoint(room)}
                onFocus={() => onPoint(room)}
              >
                <span className="os-block-mark" aria-hidden="true">
                  {look?.mark}
                </span>
                <span className="os-block-code" aria-hidden="true">
                  {room.code}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
