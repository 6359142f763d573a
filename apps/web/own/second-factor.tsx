import { Button, Form, Input, QRCode } from 'antd';
import { useState } from 'react';
import { beginSecondFactor, confirmSecondFactor } from '#kernel/identity/contract/sign-in.ts';
import { ProblemNote } from '#ui/form/form-notes.tsx';
import { useWords } from '#ui/i18n/use-words.ts';
import { useDo } from '#ui/query/use-do.ts';
import '#apps/web/own/own.css';

/** Sets the second factor up: password, QR code, first code, backup codes. */
export function SecondFactorSetup({ onDone }: { onDone: () => void }) {
  const { t } = useWords();
  const begin = useDo(beginSecondFactor, { said: false, quietFailure: true, changes: [] });
  const confirm = useDo(confirmSecondFactor, { said: 'factor.enabled', quietFailure: true, changes: [] });
  const [enrolment, setEnrolment] = useState<{ uri: string; secret: string } | null>(null);
  const [backupCodes, setBackupCodes] = useState<readonly string[] | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const required = { required: true, message: t('error.required') };

  if (backupCodes) {
    return (
      <section>
        <h2>{t('factor.backup.title')}</h2>
        <p>{t('factor.backup.text')}</p>
        <ul className="qw-backup-codes">
          {backupCodes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <Button type="primary" onClick={onDone}>
          {t('factor.backup.done')}
        </Button>
      </section>
    );
  }
  if (enrolment) {
    const submit = async ({ code }: { code: string }) => {
      const outcome = await confirm.run({ code });
      if (outcome.ok) setBackupCodes(outcome.answer.backupCodes);
      else setError(outcome.error);
    };
    return (
      <Form layout="vertical" requiredMark={false} onFinish={submit}>
        {error ? <ProblemNote error={error} /> : null}
        <p>{t('factor.scan')}</p>
        <div className="qw-factor-code">
          <div role="img" aria-label={t('factor.qr')}>
            <QRCode value={enrolment.uri} size={180} bordered={false} color="#000" bgColor="#fff" />
          </div>
          <code>{enrolment.secret.replace(/(.{4})/g, '$1 ').trim()}</code>
        </div>
        <Form.Item name="code" label={t('factor.code')} rules={[required]} validateTrigger="onBlur">
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={confirm.pending}>
          {t('factor.confirm')}
        </Button>
      </Form>
    );
  }
  const start = async ({ password }: { password: string }) => {
    setError(null);
    const outcome = await begin.run({ password });
    if (outcome.ok) setEnrolment(outcome.answer);
    else setError(outcome.error);
  };
  return (
    <Form layout="vertical" requiredMark={false} onFinish={start}>
      {error ? <ProblemNote error={error} /> : null}
      <Form.Item name="password" label={t('factor.password')} rules={[required]} validateTrigger="onBlur">
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={begin.pending}>
        {t('factor.begin')}
      </Button>
    </Form>
  );
}
