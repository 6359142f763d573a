import { listGrants } from '#kernel/identity/contract/grants.ts';
import { NOTHING } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { ListPage } from '#ui/page/list-page.tsx';
import { defineTable } from '#ui/table/define-table.ts';
import { accountPath } from './account-words.ts';
import { GrantReach, GrantState } from './grant-words.tsx';
import { roleWord } from './role-word.ts';
import { useEndGrant } from './use-end-grant.ts';

function Role({ grant }: { grant: { role: string; line: string | null } }) {
  return <>{roleWord(grant, useWords())}</>;
}

const grantTable = defineTable({
  id: 'identity.grants',
  route: listGrants,
  columns: [
    {
      name: 'username',
      labelKey: 'field.identity.account',
      width: 220,
      render: (row) => `${row.account.displayName}（${row.account.username}）`,
    },
    { name: 'role', render: (row) => <Role grant={row} /> },
    { name: 'reach', render: (row) => <GrantReach grant={row} /> },
    { name: 'startsOn' },
    { name: 'endsOn', render: (row) => row.endsOn ?? NOTHING },
    { name: 'reason', optional: true },
    { name: 'grantedBy', optional: true },
    { name: 'grantedAt', optional: true },
    { name: 'inForce', labelKey: 'field.identity.state', tones: {}, width: 110, render: (row) => <GrantState grant={row} /> },
  ],
  filters: ['inForce', { name: 'role', list: 'identity.role' }, 'unitId', 'endsBy', 'accountId'],
  sort: '-grantedAt',
  rowLink: (row) => accountPath(row.account.id),
});

/** All grants of roles: what the quarterly review goes through. */
export function Page() {
  const end = useEndGrant();
  return (
    <ListPage
      titleKey="menu.identity.grants"
      table={grantTable}
      rowActions={(grant) => [
        { id: 'end', labelKey: 'action.identity.grant.end', dangerous: true, run: () => end(grant), offered: grant.abilities.end ?? false },
      ]}
    />
  );
}
