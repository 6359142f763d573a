import { Button } from 'antd';
import { enterDemo, type SignInOptions } from '#kernel/identity/contract/sign-in.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useDo } from '#ui/query/use-do.ts';

export interface DemoEntryProps {
  accounts: NonNullable<SignInOptions['demo']>['accounts'];
  onNext: (next: 'done' | 'second-factor' | 'change-password') => void;
}

/** One click into the demonstration city, by role. */
export function DemoEntry({ accounts, onNext }: DemoEntryProps) {
  const { t } = useWords();
  const enter = useDo(enterDemo, { said: false, changes: [] });
  const go = async (username: string) => {
    const outcome = await enter.run({ username });
    if (outcome.ok) onNext(outcome.answer.next);
  };
  return (
    <section className="qw-sign-in-demo">
      <h2>{t('sign-in.demo.title')}</h2>
      <p className="qw-quiet">{t('sign-in.demo.text')}</p>
      <div className="qw-sign-in-roles">
        {accounts.map((account) => (
          <Button key={account.username} disabled={enter.pending} onClick={() => void go(account.username)}>
            <span>{account.label}</span>
            <small>{account.username}</small>
          </Button>
        ))}
      </div>
    </section>
  );
}
