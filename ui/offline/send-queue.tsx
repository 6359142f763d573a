import { Button } from 'antd';
import { useWords } from '#ui/i18n/use-words.ts';
import { discard, sendWaiting, type Waiting } from '#ui/offline/outbox.ts';
import { useOnline } from '#ui/query/online.ts';
import { Status } from '#ui/show/tone.tsx';
import '#ui/offline/send-queue.css';

/** What still waits on this device: how much, and what the server refused and why. */
export function SendQueue({ waiting }: { waiting: readonly Waiting[] }) {
  const { t } = useWords();
  const online = useOnline();
  if (waiting.length === 0) return null;
  const refused = waiting.filter((w) => w.refused);
  return (
    <section className="qw-outbox" aria-live="polite">
      <div className="qw-outbox-line">
        <Status tone="notice" word={t('outbox.waiting', { count: waiting.length - refused.length })} />
        {refused.length > 0 ? <Status tone="violation" word={t('outbox.refused', { count: refused.length })} /> : null}
        {online ? <Button onClick={() => void sendWaiting()}>{t('outbox.send')}</Button> : null}
      </div>
      {refused.map((w) => (
        <div key={w.key} className="qw-outbox-line">
          <span>{`${w.label}：${w.refused}`}</span>
          <Button danger onClick={() => void discard(w.key)}>
            {t('outbox.discard')}
          </Button>
        </div>
      ))}
    </section>
  );
}
