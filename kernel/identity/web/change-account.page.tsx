import { getAccount, updateAccount } from '#kernel/identity/contract/accounts.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { FormPage } from '#ui/page/form-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { accountPath } from './account-words.ts';

/** Name, unit, person and last day of an account. */
export function Page() {
  const { t } = useWords();
  const go = useGo();
  const { accountId } = usePageParams('accountId');
  const read = useRead(getAccount, { accountId });
  const back = () => go(accountPath(accountId));
  return (
    <Await read={read}>
      {(account) => (
        <FormPage
          titleKey="page.identity.account.change"
          below={account.username}
          route={updateAccount}
          draft={account.id}
          fixed={{ accountId, version: account.version }}
          initial={{
            displayName: account.displayName,
            unitId: account.unit?.id ?? null,
            personId: account.person?.id ?? null,
            endsOn: account.endsOn,
          }}
          fields={[
            'displayName',
            'unitId',
            { name: 'personId', hint: t('page.identity.account.person-hint') },
            { name: 'endsOn', hint: t('page.identity.account.ends-hint') },
          ]}
          submitKey="action.save"
          onDone={back}
          onCancel={back}
        />
      )}
    </Await>
  );
}
