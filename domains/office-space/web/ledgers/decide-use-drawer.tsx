import { useWords } from '#ui/i18n/use-words.ts';
import { Clause } from '#ui/show/clause.tsx';
import { decideUse } from '../../contract/certificates.ts';
import { clauseText } from '../alarms/alarm-words.ts';
import { FormDrawer } from '../form-drawer.tsx';
import '../office-space.css';

/** On what ground an institution uses office space: same project, paying, or leaving (OS-20). */
export function DecideUseDrawer({ of, onClose }: { of: string | undefined; onClose: () => void }) {
  const words = useWords();
  return (
    <FormDrawer
      titleKey="action.office-space.certificate.decide-use"
      open={of !== undefined}
      above={
        <p className="qw-quiet os-line">
          <Clause text={clauseText('measures-2017.institutions', words)} />
        </p>
      }
      route={decideUse}
      fixed={{ certificateId: of ?? '' }}
      fields={[
        { name: 'useBasis', list: 'office-space.use_basis' },
        { name: 'projectDocument', wide: true, when: (values) => values.useBasis === 'same-project' },
        { name: 'leaveBy', when: (values) => values.useBasis === 'leaving' },
      ]}
      submitKey="action.office-space.certificate.decide-use"
      draft={false}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}
