import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { changePassword, getSignInOptions, type PasswordPolicy } from '#kernel/identity/contract/sign-in.ts';
import { ProblemNote } from '#ui/form/form-notes.tsx';
import { useWords } from '#ui/i18n/use-words.ts';
import { useDo } from '#ui/query/use-do.ts';
import { useRead } from '#ui/query/use-read.ts';
import '#apps/web/own/own.css';

function PolicyHint({ policy }: { policy: PasswordPolicy }) {
  const { t } = useWords();
  return (
    <ul className="qw-password-hint">
      <li>{t('password.hint.length', { minLength: policy.minLength })}</li>
      <li>{t('password.hint.kinds', { kinds: policy.kinds })}</li>
      <li>{t('password.hint.remembered', { remembered: policy.remembered })}</li>
      {policy.maxAgeDays === null ? null : <li>{t('password.hint.age', { days: policy.maxAgeDays })}</li>}
    </ul>
  );
}

interface Values {
  current: string;
  next: string;
  repeat: string;
}

/** Changes the own password; the policy stands beside it before anything is refused. */
export function PasswordForm({ onDone }: { onDone: () => void }) {
  const { t, field } = useWords();
  const options = useRead(getSignInOptions, {}, { staleMs: 300_000 });
  const change = useDo(changePassword, { said: 'password.changed', quietFailure: true, changes: ['/me', '/account'] });
  const [error, setError] = useState<Error | null>(null);
  const required = { required: true, message: t('error.required') };
  const submit = async ({ current, next }: Values) => {
    const outcome = await change.run({ current, next });
    if (outcome.ok) onDone();
    else setError(outcome.error);
  };
  return (
    <Form<Values> layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)} className="qw-password">
      {error ? <ProblemNote error={error} /> : null}
      <Form.Item name="current" label={field('identity', 'current')} rules={[required]} validateTrigger="onBlur">
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="next"
        label={field('identity', 'next')}
        rules={[required]}
        validateTrigger="onBlur"
        extra={options.data ? <PolicyHint policy={options.data.passwordPolicy} /> : undefined}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={t('password.repeat')}
        dependencies={['next']}
        validateTrigger="onBlur"
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: async (_, value) => {
              if (value && value !== getFieldValue('next')) throw new Error(t('password.differs'));
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.pending}>
        {t('password.submit')}
      </Button>
    </Form>
  );
}
