import { dayOf } from '#shared/time.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Clause } from '#ui/show/clause.tsx';
import { signLease, withdrawApplication } from '../../contract/lease-applications.ts';
import { approveRenting, payIn, recordReceipt, reportLetting } from '../../contract/leases.ts';
import { endLetting } from '../../contract/lettings.ts';
import { clauseText } from '../alarms/alarm-words.ts';
import { FormDrawer } from '../form-drawer.tsx';
import '../office-space.css';

interface DrawerProps {
  /** The record it is done to; closed without one. */
  of: string | undefined;
  onClose: () => void;
}

const today = (): string => dayOf(new Date());
const alsoChanged = ['/office-space', '/approvals', '/workbench'];

/** The clause that an act follows, above its form. */
function Under({ clause }: { clause: string }) {
  const words = useWords();
  return (
    <p className="qw-quiet os-line">
      <Clause text={clauseText(clause, words)} />
    </p>
  );
}

export function ReceiptDrawer({ of, onClose }: DrawerProps) {
  return (
    <FormDrawer
      titleKey="action.office-space.receipt.record"
      open={of !== undefined}
      route={recordReceipt}
      fixed={{ lettingId: of ?? '' }}
      fields={[
        { name: 'kind', list: 'office-space.receipt_kind', labelKey: 'field.office-space.receiptKind' },
        'receivedOn',
        'amountYuan',
        'receiptNo',
        { name: 'note', wide: true },
      ]}
      initial={{ kind: 'rent', receivedOn: today() }}
      submitKey="action.office-space.receipt.record"
      draft={false}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}

export function PayInDrawer({ of, onClose }: DrawerProps) {
  return (
    <FormDrawer
      titleKey="action.office-space.receipt.pay-in"
      open={of !== undefined}
      above={<Under clause="regulation-2012.income" />}
      route={payIn}
      fixed={{ receiptId: of ?? '' }}
      fields={['paidInOn', 'treasuryNo']}
      initial={{ paidInOn: today() }}
      submitKey="action.office-space.receipt.pay-in"
      draft={false}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}

export function EndDrawer({ of, onClose }: DrawerProps) {
  return (
    <FormDrawer
      titleKey="action.office-space.letting.end"
      open={of !== undefined}
      route={endLetting}
      fixed={{ lettingId: of ?? '' }}
      fields={[
        { name: 'on', labelKey: 'page.office-space.letting.last-day' },
        { name: 'document', labelKey: 'field.office-space.closeDocument', wide: true },
      ]}
      initial={{ on: today() }}
      submitKey="action.office-space.letting.end"
      draft={false}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}

export function ApproveRentingDrawer({ of, onClose }: DrawerProps) {
  return (
    <FormDrawer
      titleKey="action.office-space.letting.approve"
      open={of !== undefined}
      above={<Under clause="regulation-2012.renting" />}
      route={approveRenting}
      fixed={{ lettingId: of ?? '' }}
      fields={['approvalNo', 'to', { name: 'budgetDocument', wide: true }, { name: 'marketDocument', wide: true }]}
      submitKey="action.office-space.letting.approve"
      draft={false}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}

export function ReportLettingDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <FormDrawer
      titleKey="action.office-space.letting.report"
      open={open}
      above={<Under clause="regulation-2012.no-letting" />}
      route={reportLetting}
      fields={[
        'orgId',
        { name: 'direction', list: 'office-space.letting_direction' },
        'buildingId',
        'roomId',
        'counterpart',
        'areaSqm',
        'from',
        'to',
        { name: 'note', wide: true },
      ]}
      initial={{ direction: 'let' }}
      submitKey="action.office-space.letting.report"
      onDone={onClose}
      onCancel={onClose}
    />
  );
}

export function WithdrawLeaseDrawer({ of, onClose }: DrawerProps) {
  return (
    <FormDrawer
      titleKey="action.office-space.lease.withdraw"
      open={of !== undefined}
      route={withdrawApplication}
      fixed={{ applicationId: of ?? '' }}
      fields={[{ name: 'reason', wide: true }]}
      submitKey="action.office-space.lease.withdraw"
      changes={alsoChanged}
      draft={false}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}

export interface SignedFrom {
  id: string;
  direction: string;
  counterpart: string | null;
  buildingId: string | null;
  rentBasis: string | null;
  rentYuan: string | null;
  depositYuan: string | null;
  exchangeDocument: string | null;
  budgetDocument: string | null;
  marketDocument: string | null;
}

interface SignDrawerProps {
  application: SignedFrom;
  open: boolean;
  onClose: () => void;
  onSigned: (lettingId: string) => void;
}

/** Enters the contract; what an approval does not know yet is asked for by its kind. */
export function SignDrawer({ application: a, open, onClose, onSigned }: SignDrawerProps) {
  const rented = a.direction === 'rented';
  const lent = a.direction === 'lent';
  return (
    <FormDrawer
      titleKey="action.office-space.lease.sign"
      open={open}
      above={<Under clause={rented ? 'regulation-2012.renting' : 'measures-2017.disposal'} />}
      route={signLease}
      fixed={{ applicationId: a.id }}
      fields={[
        'number',
        'signedOn',
        { name: 'counterpart', wide: true },
        ...(a.buildingId ? [] : (['buildingId'] as const)),
        ...(lent ? [] : ([{ name: 'rentBasis', list: 'office-space.rent_basis' }, 'rentYuan', 'depositYuan'] as const)),
        ...(rented
          ? ([
              { name: 'budgetDocument', wide: true },
              { name: 'marketDocument', wide: true },
            ] as const)
          : lent
            ? []
            : ([{ name: 'exchangeDocument', wide: true }] as const)),
        { name: 'note', wide: true },
      ]}
      initial={{
        signedOn: today(),
        ...(a.counterpart ? { counterpart: a.counterpart } : {}),
        ...(lent ? {} : { rentBasis: (a.rentBasis ?? 'sqm-month') as 'sqm-month', rentYuan: a.rentYuan, depositYuan: a.depositYuan }),
        exchangeDocument: a.exchangeDocument,
        budgetDocument: a.budgetDocument,
        marketDocument: a.marketDocument,
      }}
      submitKey="action.office-space.lease.sign"
      changes={alsoChanged}
      draft={a.id}
      onDone={(answer) => onSigned(answer.lettingId)}
      onCancel={onClose}
    />
  );
}
