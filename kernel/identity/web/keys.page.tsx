import { listKeys, revokeKey } from '#kernel/identity/contract/keys.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { ListPage } from '#ui/page/list-page.tsx';
import { useDo } from '#ui/query/use-do.ts';
import { useConfirm } from '#ui/show/use-confirm.ts';
import { defineTable } from '#ui/table/define-table.ts';
import { keyTones } from './account-words.ts';

const keyTable = defineTable({
  id: 'identity.keys',
  route: listKeys,
  columns: [
    { name: 'name', width: 200 },
    { name: 'prefix', width: 160, render: (row) => <code>{row.prefix}…</code> },
    { name: 'owner', render: (row) => `${row.owner.displayName}（${row.owner.username}）` },
    { name: 'permissions', kind: 'figure', width: 90, render: (row) => row.permissions.length },
    { name: 'addresses', optional: true, render: (row) => row.addresses?.join('、') ?? '—' },
    { name: 'createdAt', optional: true },
    { name: 'expiresAt' },
    { name: 'lastUsedAt', kind: 'ago', width: 120 },
    { name: 'state', list: 'identity.keyState', tones: keyTones, width: 100 },
  ],
  filters: ['active', 'mine'],
  sort: '-createdAt',
  emptyKey: 'page.identity.key.empty',
});

/** API keys: the own ones, for the security administrator all. */
export function Page() {
  const { t } = useWords();
  const confirm = useConfirm();
  const revoke = useDo(revokeKey, { said: 'page.identity.key.revoked' });
  return (
    <ListPage
      titleKey="menu.identity.keys"
      table={keyTable}
      actions={[
        { id: 'new', labelKey: 'action.identity.key.create', to: '/identity/keys/new', permission: 'identity.key.create', primary: true },
      ]}
      rowActions={(key) => [
        {
          id: 'revoke',
          labelKey: 'action.identity.key.revoke',
          dangerous: true,
          offered: key.abilities.revoke ?? false,
          run: async () => {
            const sure = await confirm({
              act: t('action.identity.key.revoke'),
              object: key.name,
              consequence: t('page.identity.key.revoke-consequence'),
            });
            if (sure) await revoke.run({ keyId: key.id });
          },
        },
      ]}
    />
  );
}
