import { useWords } from '#ui/i18n/use-words.ts';
import { FormPage } from '#ui/page/form-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { fileRent } from '../../contract/rents.ts';
import { requestVacancies } from '../../contract/vacancies.ts';
import { NeedLines } from './need-lines.tsx';
import { rentFields } from './rent-fields.tsx';
import { requestAddress } from './request.table.ts';
import './requests.css';

/** Applies for renting; what stands vacant for the need is said above the form, because it refuses the application. */
export function Page() {
  const go = useGo();
  const { t } = useWords();
  const { requestId } = usePageParams('requestId');
  const read = useRead(requestVacancies, { requestId });
  return (
    <FormPage
      titleKey="page.office-space.rent.new"
      below={t('page.office-space.rent.about')}
      route={fileRent}
      fields={rentFields}
      fixed={{ requestId }}
      initial={{ rentPer: 'month', market: [], priorOccupation: false }}
      aside={() => (
        <Await read={read} rows={2}>
          {(assessment) => <NeedLines assessment={assessment} />}
        </Await>
      )}
      submitKey="action.office-space.rent.submit"
      changes={['/office-space/requests', '/approvals']}
      draft={requestId}
      onDone={() => go(requestAddress(requestId), { replace: true })}
      onCancel={() => history.back()}
    />
  );
}
