import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Status } from '#ui/show/tone.tsx';
import { alarmCodeTones, roomStateTones } from '../tones.ts';
import type { StackRoom } from './plan-colours.ts';

/** What is known of the block under the pointer or the focus; its height stays, so nothing jumps. */
export function RoomLine({ room }: { room: StackRoom | null }) {
  const { t, enumLabel } = useWords();
  if (!room) return <p className="os-room-line qw-quiet qw-noprint">{t('page.office-space.plan.point')}</p>;
  return (
    <p className="os-room-line qw-noprint">
      <strong>
        {room.code} {room.name}
      </strong>
      <span>{enumLabel('office-space.room_kind', room.kind)}</span>
      <span className="qw-num">{`${number(room.usableAreaSqm)} ${t('unit.sqm')}`}</span>
      <span>{room.orgName}</span>
      <span>{t('page.office-space.plan.people', { count: room.occupantCount })}</span>
      <Status tone={roomStateTones[room.state] ?? 'quiet'} word={enumLabel('office-space.room_state', room.state)} />
      {room.alarms.map((code) => (
        <Status key={code} tone={alarmCodeTones[code] ?? 'attention'} word={enumLabel('office-space.alarm_code', code)} />
      ))}
    </p>
  );
}
