import { addDays, addMonths, dayOf } from '#shared/time.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { FormPage } from '#ui/page/form-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { Clause } from '#ui/show/clause.tsx';
import { Await } from '#ui/show/states.tsx';
import { useUrlState } from '#ui/show/url-value.ts';
import { applyLease } from '../../contract/lease-applications.ts';
import { getLease } from '../../contract/leases.ts';
import { clauseText } from '../alarms/alarm-words.ts';
import { applyFields } from './application-fields.ts';
import { applicationAddress, leaseAddress } from './lease.table.ts';
import { LiveLease } from './live-lease.tsx';

type Initial = Parameters<typeof ApplyForm>[0]['initial'];

function ApplyForm({ initial, renewsId, back }: { initial: Record<string, unknown>; renewsId: string | null; back: string }) {
  const go = useGo();
  const words = useWords();
  return (
    <FormPage
      titleKey={renewsId ? 'page.office-space.lease.renewal' : 'page.office-space.lease.new'}
      below={<Clause text={clauseText('measures-2017.disposal', words)} />}
      route={applyLease}
      fields={applyFields}
      fixed={renewsId ? { renewsId } : {}}
      initial={initial}
      aside={(values) => <LiveLease values={values} />}
      submitKey="action.office-space.lease.submit"
      changes={['/office-space', '/approvals', '/workbench']}
      draft={renewsId ?? ''}
      onDone={(answer) => go(applicationAddress(answer.id), { replace: true })}
      onCancel={() => go(back)}
    />
  );
}

/** What a contract says, for the one that follows it from the day after its end. */
function Renewal({ lettingId }: { lettingId: string }) {
  const read = useRead(getLease, { lettingId });
  return (
    <Await read={read} rows={10}>
      {(x) => {
        const from = x.to ? addDays(x.to, 1) : dayOf(new Date());
        const initial: Initial = {
          direction: x.direction,
          orgId: x.orgId,
          buildingId: x.buildingId,
          roomId: x.roomId,
          counterpart: x.counterpart,
          areaSqm: x.areaSqm,
          from,
          to: addDays(addMonths(from, 12), -1),
          rentBasis: x.rentBasis,
          rentYuan: x.rentYuan,
          rentPeriod: x.rentPeriod ?? 'quarterly',
          dueDays: x.dueDays,
          rentFreeDays: 0,
        };
        return <ApplyForm initial={initial} renewsId={lettingId} back={leaseAddress(lettingId)} />;
      }}
    </Await>
  );
}

export function Page() {
  const [query] = useUrlState();
  if (query.renews) return <Renewal lettingId={query.renews} />;
  const initial = { direction: 'let', rentBasis: 'sqm-month', rentPeriod: 'quarterly', dueDays: 0, rentFreeDays: 0 };
  return <ApplyForm initial={initial} renewsId={null} back="/office-space/lease-applications" />;
}
