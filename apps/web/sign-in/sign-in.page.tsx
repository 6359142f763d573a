import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { PasswordForm } from '#apps/web/own/password-form.tsx';
import { SecondFactorSetup } from '#apps/web/own/second-factor.tsx';
import { DisplayMenu } from '#apps/web/shell/display-menu.tsx';
import { Emblem } from '#apps/web/shell/emblem.tsx';
import { CodeStep } from '#apps/web/sign-in/code-step.tsx';
import { DemoEntry } from '#apps/web/sign-in/demo-entry.tsx';
import { PasswordStep } from '#apps/web/sign-in/password-step.tsx';
import { safeBack } from '#apps/web/sign-in/safe-back.ts';
import { getSignInOptions } from '#kernel/identity/contract/sign-in.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { queryClient } from '#ui/query/client.ts';
import { useRead } from '#ui/query/use-read.ts';
import { usePageQuery } from '#ui/show/page-address.ts';
import { Failure } from '#ui/show/states.tsx';
import '#apps/web/sign-in/sign-in.css';

const steps = ['password', 'second-factor', 'change-password', 'set-up-factor'] as const;
type Step = (typeof steps)[number];

/** Signing in: password, code, and what must be done before one may go on. */
export function Page() {
  const { t, error } = useWords();
  const query = usePageQuery();
  const router = useRouter();
  const options = useRead(getSignInOptions, {}, { staleMs: 300_000 });
  const asked = query.step ?? query.next;
  const [step, setStep] = useState<Step>(steps.find((s) => s === asked) ?? 'password');
  const back = safeBack(query.back);

  useEffect(() => {
    document.title = `${t('sign-in.title')} · ${t('product.name')}`;
  }, [t]);

  const enter = () => {
    queryClient.clear();
    router.history.push(back);
  };
  const follow = (next: 'done' | Step) => (next === 'done' ? enter() : setStep(next));
  const notice = query.problem ? error(query.problem) : query.expired ? t('sign-in.expired') : null;
  return (
    <div className="qw-sign-in">
      <header>
        <Emblem size={44} />
        <div>
          <p className="qw-sign-in-name">{t('product.name')}</p>
          <p className="qw-quiet">{t('product.line')}</p>
        </div>
        <DisplayMenu signedIn={false} />
      </header>
      <main id="main">
        {step === 'password' ? (
          <>
            <section className="qw-sign-in-card">
              <h1>{t('sign-in.title')}</h1>
              {notice ? (
                <p role="status" className="qw-sign-in-notice">
                  {notice}
                </p>
              ) : null}
              <PasswordStep oidc={options.data?.oidc ?? []} back={back} onNext={follow} />
              {options.error && !options.data ? <Failure error={options.error} onRetry={() => void options.refetch()} /> : null}
            </section>
            {options.data?.demo ? <DemoEntry accounts={options.data.demo.accounts} onNext={follow} /> : null}
          </>
        ) : null}
        {step === 'second-factor' ? (
          <section className="qw-sign-in-card">
            <h1>{t('sign-in.code.title')}</h1>
            <CodeStep onNext={follow} onBack={() => setStep('password')} />
          </section>
        ) : null}
        {step === 'change-password' ? (
          <section className="qw-sign-in-card">
            <h1>{t('sign-in.change.title')}</h1>
            <p className="qw-quiet">{t('sign-in.change.text')}</p>
            <PasswordForm onDone={enter} />
          </section>
        ) : null}
        {step === 'set-up-factor' ? (
          <section className="qw-sign-in-card">
            <h1>{t('factor.required.title')}</h1>
            <p className="qw-quiet">{t('factor.required.text')}</p>
            <SecondFactorSetup onDone={enter} />
          </section>
        ) : null}
      </main>
    </div>
  );
}
