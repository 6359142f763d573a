import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { disableSecondFactor } from '#kernel/identity/contract/sign-in.ts';
import { ProblemNote } from '#ui/form/form-notes.tsx';
import { useWords } from '#ui/i18n/use-words.ts';
import { useDo } from '#ui/query/use-do.ts';

/** Switches the second factor off, with the password and the consequence said. */
export function SecondFactorOff({ onDone }: { onDone: () => void }) {
  const { t } = useWords();
  const disable = useDo(disableSecondFactor, { said: 'factor.disabled', quietFailure: true });
  const [error, setError] = useState<Error | null>(null);
  const submit = async ({ password }: { password: string }) => {
    const outcome = await disable.run({ password });
    if (outcome.ok) onDone();
    else setError(outcome.error);
  };
  return (
    <Form layout="vertical" requiredMark={false} onFinish={submit}>
      <p>{t('factor.disable.consequence')}</p>
      {error ? <ProblemNote error={error} /> : null}
      <Form.Item
        name="password"
        label={t('factor.password')}
        rules={[{ required: true, message: t('error.required') }]}
        validateTrigger="onBlur"
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Button danger htmlType="submit" loading={disable.pending}>
        {t('factor.disable')}
      </Button>
    </Form>
  );
}
