import { dayOf } from '#shared/time.ts';
import { createLetting } from '../../contract/lettings.ts';
import { FormDrawer } from '../form-drawer.tsx';

interface NewLettingProps {
  open: boolean;
  onClose: () => void;
  /** Of the building whose page it is. */
  building?: { id: string; orgId: string };
}

export function NewLettingDrawer({ open, onClose, building }: NewLettingProps) {
  return (
    <FormDrawer
      titleKey="action.office-space.letting.create"
      open={open}
      route={createLetting}
      fields={[
        { name: 'direction', list: 'office-space.letting_direction' },
        'counterpart',
        'buildingId',
        'roomId',
        'orgId',
        'areaSqm',
        'rentYuanPerSqmMonth',
        'approvalNo',
        'from',
        'to',
      ]}
      initial={{ from: dayOf(new Date()), ...(building ? { buildingId: building.id, orgId: building.orgId } : {}) }}
      submitKey="action.office-space.letting.create"
      onDone={onClose}
      onCancel={onClose}
    />
  );
}
