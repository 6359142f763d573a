import { Select } from 'antd';
import { getAccount } from '#kernel/identity/contract/accounts.ts';
import { addGrant, listRoles } from '#kernel/identity/contract/grants.ts';
import { dayOf } from '#shared/time.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { type Consequence, Consequences } from '#ui/page/consequences.tsx';
import { FormPage } from '#ui/page/form-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { accountPath } from './account-words.ts';
import { lineWord, roleWord } from './role-word.ts';

/** Grants a role. Which duties exclude each other is said before the server refuses it. */
export function Page() {
  const words = useWords();
  const { t } = words;
  const go = useGo();
  const { accountId } = usePageParams('accountId');
  const account = useRead(getAccount, { accountId });
  const roles = useRead(listRoles, {}, { staleMs: 600_000 });
  const back = () => go(accountPath(accountId));
  const dutyOf = (role: string | undefined) => roles.data?.items.find((r) => r.role === role)?.duty;
  const countOf = (role: string | undefined) => roles.data?.items.find((r) => r.role === role)?.permissions.length ?? 0;
  const follows = (held: readonly { role: string; line: string | null }[], wanted: string | undefined): Consequence[] => {
    const conflict = wanted ? held.find((h) => dutyOf(h.role) !== dutyOf(wanted)) : undefined;
    if (conflict) return [{ text: t('page.identity.grant.conflict', { role: roleWord(conflict, words) }), tone: 'violation' }];
    return [
      ...(wanted ? [{ text: t('page.identity.grant.gives', { count: countOf(wanted) }) }] : []),
      { text: t('page.identity.grant.exclusion') },
      { text: t('page.identity.grant.at-once') },
    ];
  };
  return (
    <Await read={account}>
      {(of) => (
        <FormPage
          titleKey="action.identity.grant.create"
          below={`${of.displayName} · ${of.username}`}
          route={addGrant}
          draft={false}
          fixed={{ accountId }}
          initial={{ startsOn: dayOf(new Date()), reach: 'unit', ...(of.unit ? { unitId: of.unit.id } : {}) }}
          fields={[
            { name: 'role', list: 'identity.role' },
            {
              name: 'line',
              when: ({ role }) => role === 'officer',
              render: ({ id, value, onChange, disabled }) => (
                <Select
                  {...(id ? { id } : {})}
                  value={(value as string | null | undefined) ?? null}
                  onChange={onChange}
                  disabled={disabled}
                  options={(roles.data?.lines ?? []).map(({ line }) => ({ value: line, label: lineWord(line, words) }))}
                  style={{ width: '100%' }}
                />
              ),
            },
            { name: 'reach', list: 'identity.reach' },
            { name: 'unitId', when: ({ reach }) => reach !== 'all' },
            'startsOn',
            { name: 'endsOn', hint: t('page.identity.grant.ends-hint') },
            { name: 'reason', kind: 'long-text' },
          ]}
          aside={({ role }) => (
            <Consequences
              items={follows(
                of.grants.filter((g) => g.inForce),
                role,
              )}
            />
          )}
          submitKey="action.identity.grant.create"
          saidKey="page.identity.grant.granted"
          onDone={back}
          onCancel={back}
        />
      )}
    </Await>
  );
}
