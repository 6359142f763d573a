import { FormPage } from '#ui/page/form-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { changeRequest, getRequest } from '../../contract/requests.ts';
import { LiveNeed } from './live-need.tsx';
import { requestAddress } from './request.table.ts';
import { changeRequestFields } from './request-fields.tsx';
import './requests.css';

/** Changes a draft, or mends a request that was returned. */
export function Page() {
  const go = useGo();
  const { requestId } = usePageParams('requestId');
  const read = useRead(getRequest, { requestId });
  return (
    <Await read={read} rows={10}>
      {(request) => (
        <FormPage
          titleKey="page.office-space.request.edit"
          below={request.opinion ?? request.number ?? request.purpose}
          route={changeRequest}
          fields={changeRequestFields}
          fixed={{ requestId, version: request.version }}
          initial={{
            purpose: request.purpose,
            kind: request.kind,
            kindDocument: request.kindDocument,
            wantedSqm: request.wantedSqm,
            ranks: request.ranks,
            personIds: request.people.map((person) => person.personId),
            buildingId: request.buildingId,
          }}
          aside={(values) => <LiveNeed thought={{ ...values, orgId: request.orgId }} />}
          submitKey="action.office-space.request.save"
          changes={['/office-space/requests']}
          draft={`${requestId}.${request.version}`}
          onDone={() => go(requestAddress(requestId), { replace: true })}
          onCancel={() => history.back()}
        />
      )}
    </Await>
  );
}
