import { Button } from 'antd';
import type { getAccount } from '#kernel/identity/contract/accounts.ts';
import type { RouteOutput } from '#shared/route.ts';
import { NOTHING } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainTable } from '#ui/table/plain-table.tsx';
import { GrantReach, GrantState } from './grant-words.tsx';
import { roleWord } from './role-word.ts';
import { useEndGrant } from './use-end-grant.ts';

/** The grants of an account, past ones included. */
export function AccountGrants({ account }: { account: RouteOutput<typeof getAccount> }) {
  const words = useWords();
  const end = useEndGrant();
  return (
    <PlainTable
      labelKey="page.identity.grants"
      emptyKey="page.identity.grant.none"
      rows={account.grants}
      rowId={(grant) => grant.id}
      columns={[
        { name: 'role', labelKey: 'field.identity.role', render: (grant) => roleWord(grant, words) },
        { name: 'reach', labelKey: 'field.identity.reach', render: (grant) => <GrantReach grant={grant} /> },
        {
          name: 'days',
          labelKey: 'page.identity.grant.days',
          render: (grant) => (
            <span className="qw-num">
              {words.t('range.days', { from: grant.startsOn, to: grant.endsOn ?? words.t('page.identity.grant.no-end') })}
            </span>
          ),
        },
        { name: 'by', labelKey: 'field.identity.grantedBy', render: (grant) => grant.grantedBy ?? words.t('word.platform') },
        { name: 'reason', labelKey: 'field.identity.reason', render: (grant) => grant.reason ?? NOTHING },
        { name: 'state', labelKey: 'field.identity.state', state: true, render: (grant) => <GrantState grant={grant} /> },
      ]}
      actions={(grant) =>
        grant.abilities.end ? (
          <Button type="link" size="small" danger onClick={() => void end(grant)}>
            {words.t('action.identity.grant.end')}
          </Button>
        ) : null
      }
    />
  );
}
