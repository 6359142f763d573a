import { Button, Modal } from 'antd';
import { useWords } from '#ui/i18n/use-words.ts';
import { useTell } from '#ui/query/use-tell.ts';
import { Shape } from '#ui/show/tone.tsx';
import './identity.css';

export interface ShownOnceProps {
  titleKey: string;
  /** What it is for and what happens next. */
  text: string;
  /** The secret; null shows nothing. */
  secret: string | null;
  onClose: () => void;
}

/** A secret that the server tells only now: shown until it is put away by hand, with a way to copy it. */
export function ShownOnce({ titleKey, text, secret, onClose }: ShownOnceProps) {
  const { t } = useWords();
  const tell = useTell();
  const copy = async () => {
    if (!secret) return;
    try {
      await navigator.clipboard.writeText(secret);
      tell.success('action.copied');
    } catch (error) {
      tell.failure(error as Error);
    }
  };
  return (
    <Modal
      open={secret !== null}
      title={t(titleKey)}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('page.identity.secret.kept')}
        </Button>
      }
    >
      <p>{text}</p>
      <p className="qw-secret">
        <code data-testid="secret">{secret}</code>
        {globalThis.isSecureContext ? <Button onClick={() => void copy()}>{t('action.copy')}</Button> : null}
      </p>
      <p className="qw-quiet">
        <Shape tone="attention" />
        {t('page.identity.secret.once')}
      </p>
    </Modal>
  );
}
