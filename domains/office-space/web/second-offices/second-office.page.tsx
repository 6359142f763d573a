import { ApprovalTrail } from '#capabilities/approvals/web/public.ts';
import type { RouteOutput } from '#shared/route.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import type { PageAction } from '#ui/page/action-buttons.tsx';
import type { FactGroup } from '#ui/page/facts.tsx';
import { RecordPage } from '#ui/page/record-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { getSecondOffice, withdrawSecondOffice } from '../../contract/second-offices.ts';
import { personAddress, roomAddress } from '../addresses.ts';
import { type Act, FormDrawer, useAct } from '../form-drawer.tsx';
import { FindingLines } from '../leases/finding-lines.tsx';
import { applicationTones } from '../leases/lease.table.ts';
import { secondOfficeAddress } from './second-office.table.ts';

type SecondOffice = RouteOutput<typeof getSecondOffice>;

const actionsOf = (s: SecondOffice, act: Act): PageAction[] => [
  {
    id: 'mend',
    labelKey: 'action.office-space.second-office.mend',
    offered: s.abilities.mend ?? false,
    to: `${secondOfficeAddress(s.id)}/edit`,
    primary: true,
  },
  {
    id: 'withdraw',
    labelKey: 'action.office-space.second-office.withdraw',
    offered: s.abilities.withdraw ?? false,
    run: () => act.open('withdraw', s.id),
    dangerous: true,
  },
];

const factsOf = (s: SecondOffice): FactGroup[] => [
  {
    facts: [
      { name: 'personName', value: <AppLink to={personAddress(s.personId)}>{s.personName}</AppLink> },
      { name: 'orgName', value: s.orgName },
      { name: 'roomCode', value: <AppLink to={roomAddress(s.roomId)}>{`${s.buildingName} ${s.roomCode}`}</AppLink> },
      { name: 'from', value: s.from },
      { name: 'areaSqm', value: s.areaSqm },
      { name: 'limitSqm', value: s.limitSqm },
      { name: 'distanceKm', value: s.distanceKm },
      { name: 'daysPerMonth', value: String(s.daysPerMonth), labelKey: 'field.office-space.daysPerMonth' },
      { name: 'approvalNo', value: s.approvalNo },
      { name: 'decidedOn', value: s.decidedOn },
      ...(s.vacateBy ? [{ name: 'vacateBy', value: s.vacateBy }] : []),
      ...(s.vacatedOn ? [{ name: 'vacatedOn', value: s.vacatedOn }] : []),
      { name: 'reason', value: s.reason, wide: true },
      ...(s.opinion ? [{ name: 'opinion', value: s.opinion, wide: true }] : []),
    ],
  },
];

const OVER = new Set(['denied', 'withdrawn', 'terminated']);

export function Page() {
  const { secondOfficeId } = usePageParams('secondOfficeId');
  const words = useWords();
  const act = useAct();
  const read = useRead(getSecondOffice, { secondOfficeId });
  return (
    <>
      <RecordPage
        read={read}
        domain="office-space"
        title={(s) => words.t('page.office-space.second-office.of', { name: s.personName })}
        number={(s) => s.number}
        status={(s) => ({ tone: applicationTones[s.state] ?? 'quiet', word: words.enumLabel('office-space.application_state', s.state) })}
        actions={(s) => actionsOf(s, act)}
        verdicts={(s) => (
          <>
            <ApprovalTrail kind="office-space.second-office" subjectId={s.id} />
            {OVER.has(s.state) || s.vacatedOn ? null : (
              <FindingLines findings={s.findings} fitKey="page.office-space.second-office.fit" fitClause="measures-2017.use" />
            )}
          </>
        )}
        facts={factsOf}
        history={(s) => ({ subjectKind: 'second-office', subjectId: s.id, domain: 'office-space' })}
      />
      <FormDrawer
        titleKey="action.office-space.second-office.withdraw"
        open={act.name === 'withdraw'}
        route={withdrawSecondOffice}
        fixed={{ secondOfficeId }}
        fields={[{ name: 'reason', wide: true }]}
        submitKey="action.office-space.second-office.withdraw"
        changes={['/office-space', '/approvals', '/workbench']}
        draft={false}
        onDone={act.close}
        onCancel={act.close}
      />
    </>
  );
}
