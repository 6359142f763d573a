import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { SignInNote } from '#apps/web/sign-in/sign-in-note.tsx';
import { verifyBackupCode, verifyTotp } from '#kernel/identity/contract/sign-in.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useDo } from '#ui/query/use-do.ts';

export interface CodeStepProps {
  onNext: (next: 'done' | 'change-password') => void;
  onBack: () => void;
}

/** The second step: six figures of the authenticator, or a backup code. */
export function CodeStep({ onNext, onBack }: CodeStepProps) {
  const { t } = useWords();
  const [isBackup, setBackup] = useState(false);
  const totp = useDo(verifyTotp, { said: false, quietFailure: true, changes: [] });
  const backup = useDo(verifyBackupCode, { said: false, quietFailure: true, changes: [] });
  const [error, setError] = useState<Error | null>(null);
  const submit = async ({ code }: { code: string }) => {
    setError(null);
    const outcome = isBackup ? await backup.run({ backupCode: code }) : await totp.run({ code });
    if (outcome.ok) onNext(outcome.answer.next);
    else setError(outcome.error);
  };
  return (
    <Form key={String(isBackup)} layout="vertical" requiredMark={false} size="large" onFinish={submit}>
      <p className="qw-quiet">{t('sign-in.code.text')}</p>
      {error ? <SignInNote error={error} /> : null}
      <Form.Item
        name="code"
        label={t(isBackup ? 'sign-in.code.backup.label' : 'sign-in.code.label')}
        rules={[{ required: true, message: t('error.required') }]}
        validateTrigger="onSubmit"
      >
        <Input
          autoFocus
          autoComplete="one-time-code"
          maxLength={isBackup ? 40 : 6}
          {...(isBackup ? {} : { inputMode: 'numeric' as const })}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={totp.pending || backup.pending}>
        {t('sign-in.code.submit')}
      </Button>
      <div className="qw-sign-in-ways">
        <Button type="link" onClick={() => setBackup(!isBackup)}>
          {t(isBackup ? 'sign-in.code.totp' : 'sign-in.code.backup')}
        </Button>
        <Button type="link" onClick={onBack}>
          {t('sign-in.back')}
        </Button>
      </div>
    </Form>
  );
}
