import { FormPage } from '#ui/page/form-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { fileRentAgain, getRent } from '../../contract/rents.ts';
import { rentAgainFields } from './rent-fields.tsx';
import { requestAddress } from './request.table.ts';
import './requests.css';

/** Mends an application for renting that was returned and submits it again. */
export function Page() {
  const go = useGo();
  const { rentId } = usePageParams('rentId');
  const read = useRead(getRent, { rentId });
  return (
    <Await read={read} rows={10}>
      {({ premises, counterpart, areaSqm, from, to, rentYuan, rentPer, market, budgetSource, approvalNo, number, requestId }) => (
        <FormPage
          titleKey="page.office-space.rent.edit"
          below={number}
          route={fileRentAgain}
          fields={rentAgainFields}
          fixed={{ rentId }}
          initial={{
            premises,
            counterpart,
            areaSqm,
            from,
            to,
            rentYuan,
            rentPer,
            market,
            budgetSource,
            approvalNo,
            priorOccupation: false,
          }}
          submitKey="action.office-space.rent.submit"
          changes={['/office-space', '/approvals']}
          draft={rentId}
          onDone={() => go(requestAddress(requestId), { replace: true })}
          onCancel={() => history.back()}
        />
      )}
    </Await>
  );
}
