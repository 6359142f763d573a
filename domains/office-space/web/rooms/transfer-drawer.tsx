import { useWords } from '#ui/i18n/use-words.ts';
import { Clause } from '#ui/show/clause.tsx';
import { transferRooms } from '../../contract/rooms.ts';
import { clauseText } from '../alarms/alarm-words.ts';
import { FormDrawer } from '../form-drawer.tsx';

/** Hands vacant rooms to another using unit: an act of the administration alone (OS-3, OS-18). */
export function TransferDrawer({ roomIds, open, onClose }: { roomIds: readonly string[]; open: boolean; onClose: () => void }) {
  const words = useWords();
  return (
    <FormDrawer
      titleKey="action.office-space.transfer"
      open={open}
      above={
        <p className="os-line">
          {words.t('page.office-space.transfer.count', { count: roomIds.length })}{' '}
          <span className="qw-quiet">
            <Clause text={clauseText('measures-2017.unified', words)} />
          </span>
        </p>
      }
      route={transferRooms}
      fixed={{ roomIds: [...roomIds] }}
      fields={[
        { name: 'toOrgId', wide: true },
        { name: 'document', wide: true },
      ]}
      submitKey="action.office-space.transfer.submit"
      draft={false}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}
