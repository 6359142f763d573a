import { useRegisterSW } from 'virtual:pwa-register/react';
import { Button } from 'antd';
import { useWords } from '#ui/i18n/use-words.ts';

const HOUR_MS = 3_600_000;

/** Keeps the offline shell and offers a new version when there is one; nobody is thrown out of a form for it. */
export function UpdateNote() {
  const { t } = useWords();
  const {
    needRefresh: [isReady],
    updateServiceWorker,
  } = useRegisterSW({ onRegisteredSW: (_url, worker) => void (worker && setInterval(() => void worker.update(), HOUR_MS)) });
  if (!isReady) return null;
  return (
    <div className="qw-shell-update" role="status">
      {t('shell.update')}
      <Button size="small" type="primary" onClick={() => void updateServiceWorker(true)}>
        {t('shell.update.do')}
      </Button>
    </div>
  );
}
