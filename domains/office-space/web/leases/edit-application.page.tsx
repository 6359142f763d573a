import { FormPage } from '#ui/page/form-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { getApplication, mendApplication } from '../../contract/lease-applications.ts';
import { mendFields } from './application-fields.ts';
import { applicationAddress } from './lease.table.ts';
import { LiveLease } from './live-lease.tsx';

/** Mends what was returned; it goes through its flow again from the beginning. */
export function Page() {
  const { applicationId } = usePageParams('applicationId');
  const go = useGo();
  const read = useRead(getApplication, { applicationId });
  const back = () => go(applicationAddress(applicationId));
  return (
    <Await read={read} rows={12}>
      {(a) => (
        <FormPage
          titleKey="page.office-space.lease.mend"
          below={a.opinion}
          route={mendApplication}
          fields={mendFields(a.direction === 'lent')}
          fixed={{ applicationId, version: a.version }}
          initial={{
            buildingId: a.buildingId ?? '',
            roomId: a.roomId,
            areaSqm: a.areaSqm,
            counterpart: a.counterpart,
            from: a.from,
            to: a.to,
            purpose: a.purpose,
            exchangeDocument: a.exchangeDocument,
            rentBasis: a.rentBasis,
            rentYuan: a.rentYuan,
            rentPeriod: a.rentPeriod ?? 'quarterly',
            dueDays: a.dueDays,
            rentFreeDays: a.rentFreeDays,
            escalationPercent: a.escalationPercent,
            escalationMonths: a.escalationMonths,
            depositYuan: a.depositYuan,
          }}
          aside={(values) => <LiveLease values={{ ...values, direction: a.direction }} />}
          submitKey="action.office-space.lease.resubmit"
          changes={['/office-space', '/approvals', '/workbench']}
          draft={applicationId}
          onDone={back}
          onCancel={back}
        />
      )}
    </Await>
  );
}
