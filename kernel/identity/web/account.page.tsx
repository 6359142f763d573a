import { getAccount } from '#kernel/identity/contract/accounts.ts';
import type { RouteOutput } from '#shared/route.ts';
import { instant } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { RecordPage } from '#ui/page/record-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { TimeAgo } from '#ui/show/time-ago.tsx';
import { Status, type Tone } from '#ui/show/tone.tsx';
import { useAccountActs } from './account-acts.tsx';
import { AccountGrants } from './account-grants.tsx';
import { accountTones } from './account-words.ts';

type Account = RouteOutput<typeof getAccount>;

/** One account: who it belongs to, how it stands, and its grants. */
export function Page() {
  const { t, enumLabel } = useWords();
  const { accountId } = usePageParams('accountId');
  const read = useRead(getAccount, { accountId });
  const acts = useAccountActs(read.data);
  const statusOf = (account: Account): { tone: Tone; word: string } =>
    account.state === 'active' && account.lockedUntil
      ? { tone: 'attention', word: t('page.identity.account.locked-until', { at: instant(account.lockedUntil) }) }
      : { tone: accountTones[account.state], word: enumLabel('identity.accountState', account.state) };
  return (
    <>
      <RecordPage
        read={read}
        domain="identity"
        title={(account) => account.displayName}
        number={(account) => account.username}
        status={statusOf}
        below={(account) => account.unit?.name ?? t('shell.no-unit')}
        actions={() => acts.actions}
        facts={(account) => [
          {
            facts: [
              { name: 'unit', value: account.unit ? <AppLink to={`/org/units/${account.unit.id}`}>{account.unit.name}</AppLink> : null },
              { name: 'person', value: account.person?.name },
              {
                name: 'lastSignInAt',
                value: account.lastSignInAt ? <TimeAgo at={account.lastSignInAt} /> : t('page.identity.account.never'),
              },
              { name: 'createdAt', value: instant(account.createdAt) },
              { name: 'endsOn', value: account.endsOn ?? t('page.identity.grant.no-end') },
              {
                name: 'secondFactor',
                value: (
                  <Status
                    tone={account.secondFactor ? 'ok' : 'quiet'}
                    word={enumLabel('identity.secondFactor', account.secondFactor ? 'on' : 'off')}
                  />
                ),
              },
              { name: 'mustChangePassword', value: t(account.mustChangePassword ? 'word.yes' : 'word.no') },
            ],
          },
        ]}
        tabs={[
          {
            id: 'grants',
            labelKey: 'page.identity.grants',
            count: (account) => account.grants.filter((g) => g.inForce).length,
            content: (account) => <AccountGrants account={account} />,
          },
        ]}
        history={(account) => ({ subjectKind: 'identity.account', subjectId: account.id })}
      />
      {acts.dialogs}
    </>
  );
}
