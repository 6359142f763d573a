import { dayOf } from '#shared/time.ts';
import { vacateOccupancy } from '../../contract/occupancies.ts';
import { FormDrawer } from '../form-drawer.tsx';

/** Ends a seat; an open task to hand the office back is closed with it. */
export function VacateDrawer({ occupancyId, onClose }: { occupancyId: string | undefined; onClose: () => void }) {
  return (
    <FormDrawer
      titleKey="action.office-space.vacate"
      open={Boolean(occupancyId)}
      route={vacateOccupancy}
      fixed={{ occupancyId: occupancyId ?? '' }}
      fields={[
        { name: 'on', labelKey: 'page.office-space.seat.last-day' },
        { name: 'reason', list: 'office-space.end_reason' },
      ]}
      initial={{ on: dayOf(new Date()), reason: 'vacated' }}
      submitKey="action.office-space.vacate.submit"
      draft={false}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}
