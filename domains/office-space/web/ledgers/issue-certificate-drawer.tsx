import { dayOf } from '#shared/time.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Clause } from '#ui/show/clause.tsx';
import { issueCertificate } from '../../contract/certificates.ts';
import { clauseText } from '../alarms/alarm-words.ts';
import { FormDrawer } from '../form-drawer.tsx';

interface IssueProps {
  open: boolean;
  onClose: () => void;
  buildingId?: string;
}

/** Without an agreement and a certificate nobody may be put into a room (OS-15). */
export function IssueCertificateDrawer({ open, onClose, buildingId }: IssueProps) {
  const words = useWords();
  return (
    <FormDrawer
      titleKey="action.office-space.certificate.issue"
      open={open}
      above={
        <p className="qw-quiet os-line">
          <Clause text={clauseText('measures-2017.certificate', words)} />
        </p>
      }
      route={issueCertificate}
      fields={['orgId', 'buildingId', 'roomId', 'number', 'agreementNo', 'from', 'to']}
      initial={{ from: dayOf(new Date()), ...(buildingId ? { buildingId } : {}) }}
      submitKey="action.office-space.certificate.issue"
      onDone={onClose}
      onCancel={onClose}
    />
  );
}
