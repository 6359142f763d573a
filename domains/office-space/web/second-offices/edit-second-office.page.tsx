import { FormPage } from '#ui/page/form-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { getSecondOffice, mendSecondOffice } from '../../contract/second-offices.ts';
import { LiveSecondOffice } from './live-second-office.tsx';
import { secondOfficeAddress } from './second-office.table.ts';

/** Mends what was returned; it goes through its flow again from the beginning. */
export function Page() {
  const { secondOfficeId } = usePageParams('secondOfficeId');
  const go = useGo();
  const read = useRead(getSecondOffice, { secondOfficeId });
  const back = () => go(secondOfficeAddress(secondOfficeId));
  return (
    <Await read={read} rows={8}>
      {(s) => (
        <FormPage
          titleKey="page.office-space.second-office.mend"
          below={s.opinion}
          route={mendSecondOffice}
          fields={['roomId', 'from', 'distanceKm', 'daysPerMonth', { name: 'reason', wide: true }]}
          fixed={{ secondOfficeId, version: s.version }}
          initial={{ roomId: s.roomId, from: s.from, distanceKm: s.distanceKm, daysPerMonth: s.daysPerMonth, reason: s.reason }}
          aside={(values) => <LiveSecondOffice asked={{ ...values, personId: s.personId }} />}
          submitKey="action.office-space.second-office.resubmit"
          changes={['/office-space', '/approvals', '/workbench']}
          draft={secondOfficeId}
          onDone={back}
          onCancel={back}
        />
      )}
    </Await>
  );
}
