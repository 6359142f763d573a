import { dayOf } from '#shared/time.ts';
import { assignRoom } from '../../contract/occupancies.ts';
import { FormDrawer } from '../form-drawer.tsx';
import { TrySeating } from '../seats/try-seating.tsx';

interface SeatDrawerProps {
  roomId: string;
  /** Who sits there now. */
  seated: readonly string[];
  open: boolean;
  onClose: () => void;
}

/** Seats people in a room and says before it is done what the check would say. */
export function SeatDrawer({ roomId, seated, open, onClose }: SeatDrawerProps) {
  return (
    <FormDrawer
      titleKey="action.office-space.seat"
      open={open}
      route={assignRoom}
      fixed={{ roomId }}
      fields={[
        {
          titleKey: 'page.office-space.seat.who',
          fields: [
            { name: 'personIds', wide: true },
            { name: 'from', labelKey: 'page.office-space.seat.first-day' },
          ],
        },
        {
          titleKey: 'page.office-space.seat.second',
          fields: [{ name: 'approvalNo', wide: true }, 'placesFarApart', 'worksThereOften'],
        },
      ]}
      initial={{ from: dayOf(new Date()), personIds: [], placesFarApart: false, worksThereOften: false }}
      aside={(values) => {
        const added = values.personIds ?? [];
        return <TrySeating roomId={roomId} personIds={added.length > 0 ? [...new Set([...seated, ...added])] : []} on={values.from} />;
      }}
      submitKey="action.office-space.seat.submit"
      draft={false}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}
