import { dayOf } from '#shared/time.ts';
import { computeApprovedArea, fileApprovedArea } from '../../contract/limits.ts';
import { FormDrawer } from '../form-drawer.tsx';

interface DrawerProps {
  open: boolean;
  onClose: () => void;
  orgId?: string | undefined;
}

/** Computes the approved area from the filed establishment and keeps it. */
export function ComputeDrawer({ open, onClose, orgId }: DrawerProps) {
  return (
    <FormDrawer
      titleKey="action.office-space.approved.compute"
      open={open}
      route={computeApprovedArea}
      fields={['orgId', { name: 'building', list: 'office-space.building_form' }, 'from', 'document']}
      initial={{ building: 'multi-storey', from: dayOf(new Date()), ...(orgId ? { orgId } : {}) }}
      submitKey="action.office-space.approved.compute.submit"
      draft={false}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}

/** Files an approved area that was decided by a document. */
export function FileDrawer({ open, onClose, orgId }: DrawerProps) {
  return (
    <FormDrawer
      titleKey="action.office-space.approved.file"
      open={open}
      route={fileApprovedArea}
      fields={[
        'orgId',
        { name: 'building', list: 'office-space.building_form' },
        'officeSqm',
        'serviceSqm',
        'equipmentSqm',
        'basicBuildingSqm',
        'from',
        'document',
      ]}
      initial={{ building: 'multi-storey', from: dayOf(new Date()), ...(orgId ? { orgId } : {}) }}
      submitKey="action.office-space.approved.file.submit"
      onDone={onClose}
      onCancel={onClose}
    />
  );
}
