import { Button, Divider, Form, Input } from 'antd';
import { useState } from 'react';
import { SignInNote } from '#apps/web/sign-in/sign-in-note.tsx';
import { type SignInOptions, signIn, startOidc } from '#kernel/identity/contract/sign-in.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useDo } from '#ui/query/use-do.ts';

export interface PasswordStepProps {
  oidc: SignInOptions['oidc'];
  back: string;
  onNext: (next: 'done' | 'second-factor' | 'change-password') => void;
}

/** User name and password, and the configured providers below. */
export function PasswordStep({ oidc, back, onNext }: PasswordStepProps) {
  const { t } = useWords();
  const enter = useDo(signIn, { said: false, quietFailure: true, changes: [] });
  const start = useDo(startOidc, { said: false, quietFailure: true, changes: [] });
  const [error, setError] = useState<Error | null>(null);
  const required = { required: true, whitespace: true, message: t('error.required') };
  const submit = async (values: { username: string; password: string }) => {
    setError(null);
    const outcome = await enter.run(values);
    if (outcome.ok) onNext(outcome.answer.next);
    else setError(outcome.error);
  };
  const leaveFor = async (provider: string) => {
    const outcome = await start.run({ provider, back });
    if (outcome.ok) location.assign(outcome.answer.url);
    else setError(outcome.error);
  };
  return (
    <Form layout="vertical" requiredMark={false} size="large" onFinish={submit}>
      {error ? <SignInNote error={error} /> : null}
      <Form.Item name="username" label={t('sign-in.username')} rules={[required]} validateTrigger="onSubmit">
        <Input autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus maxLength={64} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('sign-in.password')}
        rules={[{ required: true, message: t('error.required') }]}
        validateTrigger="onSubmit"
      >
        <Input.Password autoComplete="current-password" maxLength={128} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={enter.pending}>
        {t('sign-in.submit')}
      </Button>
      {oidc.length > 0 ? (
        <>
          <Divider plain>{t('sign-in.or')}</Divider>
          {oidc.map((provider) => (
            <Button key={provider.id} block loading={start.pending} onClick={() => void leaveFor(provider.id)}>
              {t('sign-in.with', { label: provider.label })}
            </Button>
          ))}
        </>
      ) : null}
    </Form>
  );
}
