import { dayOf } from '#shared/time.ts';
import { concludeAgreement } from '../../contract/agreements.ts';
import { answerOffer, type RequestRecord, recordObtained, ruleOutMode, withdrawRequest } from '../../contract/requests.ts';
import { type Act, FormDrawer } from '../form-drawer.tsx';

interface Props {
  request: RequestRecord;
  act: Act;
}

const changes = ['/office-space'];
const today = (): string => dayOf(new Date());

/** Records why a mode is not possible, dated and with its document. */
export function RuleOutDrawer({ request, act }: Props) {
  return (
    <FormDrawer
      titleKey="action.office-space.mode.rule-out"
      open={act.name === 'rule-out'}
      route={ruleOutMode}
      fixed={{ requestId: request.id }}
      fields={[
        { name: 'mode', labelKey: 'field.office-space.obtainingMode', list: 'office-space.obtaining_mode', disabled: true },
        { name: 'on', labelKey: 'field.office-space.ruledOutOn' },
        { name: 'document', wide: true },
        { name: 'reason', wide: true },
      ]}
      initial={{ mode: (act.of as RequestRecord['mode'] | undefined) ?? request.mode, on: today() }}
      submitKey="action.office-space.mode.rule-out.submit"
      changes={changes}
      draft={false}
      onDone={act.close}
      onCancel={act.close}
    />
  );
}

/** Withdraws a request, or discards a draft. */
export function WithdrawDrawer({ request, act }: Props) {
  return (
    <FormDrawer
      titleKey="action.office-space.request.withdraw"
      open={act.name === 'withdraw'}
      route={withdrawRequest}
      fixed={{ requestId: request.id }}
      fields={[{ name: 'reason', wide: true }]}
      submitKey="action.office-space.request.withdraw"
      changes={[...changes, '/approvals']}
      draft={false}
      onDone={act.close}
      onCancel={act.close}
    />
  );
}

/** Declines the offered rooms with the reason. */
export function DeclineDrawer({ request, act }: Props) {
  return (
    <FormDrawer
      titleKey="action.office-space.offer.decline"
      open={act.name === 'decline'}
      route={answerOffer}
      fixed={{ requestId: request.id, accepted: false }}
      fields={[{ name: 'reason', wide: true }]}
      submitKey="action.office-space.offer.decline"
      changes={changes}
      draft={false}
      onDone={act.close}
      onCancel={act.close}
    />
  );
}

/** Signs the use agreement and issues the certificates. */
export function ConcludeDrawer({ request, act }: Props) {
  return (
    <FormDrawer
      titleKey="action.office-space.agreement.sign"
      open={act.name === 'conclude'}
      route={concludeAgreement}
      fixed={{ requestId: request.id }}
      fields={['signedOn', { name: 'from', labelKey: 'field.office-space.useFrom' }, 'unitSigner', 'issuerSigner']}
      initial={{ signedOn: today(), from: today() }}
      submitKey="action.office-space.agreement.sign"
      changes={changes}
      draft={false}
      onDone={act.close}
      onCancel={act.close}
    />
  );
}

/** Records what was exchanged, built or bought. */
export function ObtainedDrawer({ request, act }: Props) {
  return (
    <FormDrawer
      titleKey="action.office-space.request.obtained"
      open={act.name === 'obtained'}
      route={recordObtained}
      fixed={{ requestId: request.id }}
      fields={[
        { name: 'buildingId', wide: true },
        { name: 'on', labelKey: 'field.office-space.useFrom' },
        { name: 'document', wide: true },
      ]}
      initial={{ on: today() }}
      submitKey="action.office-space.request.obtained"
      changes={changes}
      draft={false}
      onDone={act.close}
      onCancel={act.close}
    />
  );
}
