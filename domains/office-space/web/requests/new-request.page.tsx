import { useMe } from '#ui/access/use-me.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { FormPage } from '#ui/page/form-page.tsx';
import { useGo } from '#ui/show/app-link.tsx';
import { createRequest } from '../../contract/requests.ts';
import { LiveNeed } from './live-need.tsx';
import { requestAddress } from './request.table.ts';
import { newRequestFields } from './request-fields.tsx';
import './requests.css';

/** A request for space, with what it needs and what stands vacant while it is written. */
export function Page() {
  const go = useGo();
  const { t } = useWords();
  const { actor } = useMe();
  const home = actor.units[0]?.id ?? actor.roles.find((role) => role.orgId !== null)?.orgId;
  return (
    <FormPage
      titleKey="page.office-space.request.new"
      below={t('page.office-space.request.about')}
      route={createRequest}
      fields={newRequestFields}
      initial={{ kind: 'office', ranks: {}, personIds: [], ...(home ? { orgId: home } : {}) }}
      aside={(values) => <LiveNeed thought={values} />}
      submitKey="action.office-space.request.save"
      changes={['/office-space/requests']}
      onDone={(made) => go(requestAddress(made.id), { replace: true })}
      onCancel={() => history.back()}
    />
  );
}
