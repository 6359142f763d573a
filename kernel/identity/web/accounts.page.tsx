import { listAccounts } from '#kernel/identity/contract/accounts.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { ListPage } from '#ui/page/list-page.tsx';
import { Status } from '#ui/show/tone.tsx';
import { defineTable } from '#ui/table/define-table.ts';
import { accountPath, accountTones } from './account-words.ts';
import { roleWord } from './role-word.ts';

type Row = { state: keyof typeof accountTones; lockedUntil: string | null };

function State({ row }: { row: Row }) {
  const { t, enumLabel } = useWords();
  if (row.state === 'active' && row.lockedUntil) return <Status tone="attention" word={t('field.identity.locked')} />;
  return <Status tone={accountTones[row.state]} word={enumLabel('identity.accountState', row.state)} />;
}

function Roles({ roles }: { roles: readonly { role: string; line: string | null }[] }) {
  const words = useWords();
  if (roles.length === 0) return <Status tone="attention" word={words.t('page.identity.accounts.no-role')} />;
  return <>{roles.map((role) => roleWord(role, words)).join('；')}</>;
}

const accountTable = defineTable({
  id: 'identity.accounts',
  route: listAccounts,
  columns: [
    { name: 'username', width: 160 },
    { name: 'displayName', width: 160 },
    { name: 'unit', render: (row) => row.unit?.name ?? '—' },
    { name: 'roles', render: (row) => <Roles roles={row.roles} /> },
    { name: 'person', optional: true, render: (row) => row.person?.name ?? '—' },
    { name: 'secondFactor', kind: 'yes-no', width: 110, notOnPhone: true },
    { name: 'endsOn', optional: true },
    { name: 'lastSignInAt', kind: 'ago', width: 130 },
    { name: 'createdAt', optional: true },
    { name: 'state', width: 110, tones: accountTones, render: (row) => <State row={row} /> },
  ],
  filters: ['q', { name: 'state', list: 'identity.accountState' }, { name: 'role', list: 'identity.role' }, 'unitId', 'locked'],
  sort: 'username',
  rowLink: (row) => accountPath(row.id),
});

/** Accounts: who can sign in, with which roles. */
export function Page() {
  return (
    <ListPage
      titleKey="menu.identity.accounts"
      table={accountTable}
      actions={[
        {
          id: 'new',
          labelKey: 'action.identity.account.create',
          to: '/identity/accounts/new',
          permission: 'identity.account.create',
          primary: true,
        },
      ]}
    />
  );
}
