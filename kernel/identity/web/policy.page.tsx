import { getPolicy, updatePolicy } from '#kernel/identity/contract/policy.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { FormPage } from '#ui/page/form-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { Await } from '#ui/show/states.tsx';

/** Security settings of the installation; whoever may not change them sees them all the same. */
export function Page() {
  const { t } = useWords();
  const read = useRead(getPolicy, {});
  return (
    <Await read={read}>
      {({ version, abilities, ...settings }) => (
        <FormPage
          key={version}
          titleKey="menu.identity.policy"
          below={t(abilities.update ? 'page.identity.policy.bounds' : 'page.identity.policy.read-only')}
          route={updatePolicy}
          draft={false}
          fixed={{ version }}
          initial={settings}
          disabled={!abilities.update}
          fields={[
            { titleKey: 'page.identity.policy.password', fields: ['minLength', 'kinds', 'maxAgeDays', 'remembered'] },
            { titleKey: 'page.identity.policy.lock', fields: ['lockAfter', 'lockWindowMinutes', 'lockMinutes', 'slowAfter'] },
            { titleKey: 'page.identity.policy.session', fields: ['idleMinutes', 'absoluteHours'] },
            {
              titleKey: 'page.identity.policy.second-factor',
              fields: [{ name: 'administratorsNeedSecondFactor', hint: t('page.identity.policy.factor-hint') }],
            },
          ]}
          submitKey="action.save"
          onDone={() => void read.refetch()}
        />
      )}
    </Await>
  );
}
