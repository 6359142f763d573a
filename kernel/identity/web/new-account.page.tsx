import { useState } from 'react';
import { createAccount } from '#kernel/identity/contract/accounts.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Consequences } from '#ui/page/consequences.tsx';
import { FormPage } from '#ui/page/form-page.tsx';
import { useGo } from '#ui/show/app-link.tsx';
import { usePageQuery } from '#ui/show/page-address.ts';
import { accountPath } from './account-words.ts';
import { ShownOnce } from './shown-once.tsx';

interface Made {
  id: string;
  username: string;
  secret: string;
}

/** Makes an account. Its first password is shown once; it can do nothing until the security administrator grants it a role. */
export function Page() {
  const { t } = useWords();
  const go = useGo();
  const { personId, unitId } = usePageQuery();
  const [made, setMade] = useState<Made | null>(null);
  return (
    <>
      <FormPage
        titleKey="page.identity.account.new"
        route={createAccount}
        initial={{ ...(personId ? { personId } : {}), ...(unitId ? { unitId } : {}) }}
        fields={[
          { name: 'username', hint: t('page.identity.account.username-hint') },
          'displayName',
          'unitId',
          { name: 'personId', hint: t('page.identity.account.person-hint') },
          { name: 'endsOn', hint: t('page.identity.account.ends-hint') },
        ]}
        aside={() => (
          <Consequences items={[{ text: t('page.identity.account.no-rights') }, { text: t('page.identity.account.first-password') }]} />
        )}
        submitKey="action.identity.account.create"
        saidKey={false}
        onDone={({ account, initialPassword }) => setMade({ id: account.id, username: account.username, secret: initialPassword })}
        onCancel={() => go('/identity/accounts')}
      />
      <ShownOnce
        titleKey="page.identity.account.created"
        text={t('page.identity.account.hand-over', { username: made?.username ?? '' })}
        secret={made?.secret ?? null}
        onClose={() => made && go(accountPath(made.id))}
      />
    </>
  );
}
