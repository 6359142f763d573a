import { Checkbox } from 'antd';
import { useState } from 'react';
import { createKey, KEY_DAYS } from '#kernel/identity/contract/keys.ts';
import { useMe } from '#ui/access/use-me.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { FormPage } from '#ui/page/form-page.tsx';
import { useGo } from '#ui/show/app-link.tsx';
import { ShownOnce } from './shown-once.tsx';
import './identity.css';

const roomOf = (permission: string): string => permission.split('.')[0] ?? '';

interface PermissionChoiceProps {
  value: readonly string[];
  onChange: (value: readonly string[]) => void;
  disabled: boolean;
}

/** Part of the own permissions, by room. */
function PermissionChoice({ value, onChange, disabled }: PermissionChoiceProps) {
  const { t, has } = useWords();
  const { permissions } = useMe();
  const rooms = [...new Set(permissions.map(roomOf))];
  return (
    <div className="qw-key-permissions">
      {rooms.map((room) => {
        const own = permissions.filter((p) => roomOf(p) === room);
        return (
          <fieldset key={room}>
            <legend>{has(`page.identity.room.${room}`) ? t(`page.identity.room.${room}`) : t(`menu.group.${room}`)}</legend>
            <Checkbox.Group
              disabled={disabled}
              value={value.filter((p) => roomOf(p) === room)}
              options={own.map((p) => ({ value: p, label: t(`permission.${p}`) }))}
              onChange={(chosen) => onChange([...value.filter((p) => roomOf(p) !== room), ...chosen.map(String)])}
            />
          </fieldset>
        );
      })}
    </div>
  );
}

/** Makes an API key; the key itself is shown once. */
export function Page() {
  const { t } = useWords();
  const go = useGo();
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <>
      <FormPage
        titleKey="page.identity.key.new"
        below={t('page.identity.key.less-than-owner')}
        route={createKey}
        draft={false}
        initial={{ days: 90, permissions: [] }}
        fields={[
          'name',
          { name: 'days', hint: t('page.identity.key.days-hint', { days: KEY_DAYS }) },
          { name: 'unitIds', hint: t('page.identity.key.units-hint') },
          { name: 'addresses', kind: 'texts', hint: t('page.identity.key.addresses-hint') },
          {
            name: 'permissions',
            wide: true,
            render: ({ value, onChange, disabled }) => (
              <PermissionChoice value={(value as string[] | undefined) ?? []} onChange={onChange} disabled={disabled} />
            ),
          },
        ]}
        submitKey="action.identity.key.create"
        saidKey={false}
        onDone={(answer) => setSecret(answer.secret)}
        onCancel={() => go('/identity/keys')}
      />
      <ShownOnce
        titleKey="page.identity.key.created"
        text={t('page.identity.key.use')}
        secret={secret}
        onClose={() => go('/identity/keys')}
      />
    </>
  );
}
