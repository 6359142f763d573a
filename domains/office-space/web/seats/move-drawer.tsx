import { addDays, dayOf } from '#shared/time.ts';
import { useRead } from '#ui/query/use-read.ts';
import { moveOccupancy } from '../../contract/occupancies.ts';
import { useOfRoom } from '../../contract/use.ts';
import { FormDrawer } from '../form-drawer.tsx';
import { TrySeating } from './try-seating.tsx';

/** Those who sit in the new room already, and the one who comes. */
function Outlook({ roomId, personId, on }: { roomId: string | undefined; personId: string; on: string | undefined }) {
  const read = useRead(useOfRoom, { roomId: roomId ?? '', ...(on ? { on } : {}) }, { enabled: Boolean(roomId) });
  const there = read.data?.occupants.map((seat) => seat.personId).filter((id) => id !== personId) ?? [];
  return <TrySeating roomId={read.data ? roomId : undefined} personIds={[...there, personId]} on={on} />;
}

/** `seat` is the occupancy and the person, joined by a point, as the address keeps them. */
export function MoveDrawer({ seat, onClose }: { seat: string | undefined; onClose: () => void }) {
  const [occupancyId = '', personId = ''] = (seat ?? '').split('.');
  return (
    <FormDrawer
      titleKey="action.office-space.move"
      open={Boolean(seat)}
      route={moveOccupancy}
      fixed={{ occupancyId }}
      fields={[
        { name: 'roomId', labelKey: 'page.office-space.seat.new-room', wide: true },
        { name: 'on', labelKey: 'page.office-space.seat.first-day' },
      ]}
      initial={{ on: addDays(dayOf(new Date()), 1) }}
      aside={(values) => <Outlook roomId={values.roomId} personId={personId} on={values.on} />}
      submitKey="action.office-space.move.submit"
      draft={false}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}
