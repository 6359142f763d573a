import { Button } from 'antd';
import { useWords } from '#ui/i18n/use-words.ts';
import { discard, sendWaiting, type Waiting } from '#ui/offline/outbox.ts';
import { useOnline } from '#ui/query/online.ts';
import { Status } from '#ui/show/tone.tsx';

/** What still waits on this device: how much, and what the server refused and why. */
export function SendQueue({ waiting }: { waiting: readonly Waiting[] }) {
  const { t } = useWords();
  const online = useOnline();
  if (waiting.length === 0) return null;
  const refused = waiting.filter((w) => w.refused);
  return (
    <section className="os-walk-queue" aria-live="polite">
      <div className="os-row">
        <Status tone="notice" word={t('page.office-space.patrol.queue', { count: waiting.length - refused.length })} />
        {refused.length > 0 ? (
          <Status tone="violation" word={t('page.office-space.patrol.queue-refused', { count: refused.length })} />
        ) : null}
        {online ? <Button onClick={() => void sendWaiting()}>{t('action.office-space.patrol.retry')}</Button> : null}
      </div>
      {refused.map((w) => (
        <div key={w.key} className="os-row">
          <span>{`${w.label}：${w.refused}`}</span>
          <Button danger onClick={() => void discard(w.key)}>
            {t('action.office-space.patrol.drop')}
          </Button>
        </div>
      ))}
    </section>
  );
}
