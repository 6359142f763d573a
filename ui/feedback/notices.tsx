import { dismiss, useNotices } from '#ui/feedback/notice-store.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import '#ui/feedback/feedback.css';

/** What just happened, said in shape and word; failures at once to screen readers, successes when they pause. */
export function Notices() {
  const notices = useNotices();
  const { t } = useWords();
  return (
    <div className="qw-notices">
      {notices.map((notice) => (
        <div key={notice.id} role={notice.tone === 'violation' ? 'alert' : 'status'} className={`qw-notice qw-notice-${notice.tone}`}>
          <span aria-hidden="true" className={`qw-shape qw-tone-${notice.tone}`}>
            {notice.tone === 'ok' ? '●' : '■'}
          </span>
          <div>
            <p>{notice.text}</p>
            {notice.detail ? <p className="qw-quiet qw-num">{notice.detail}</p> : null}
          </div>
          <button type="button" className="qw-notice-close" aria-label={t('action.close')} onClick={() => dismiss(notice.id)}>
            <span aria-hidden="true">✕</span>
          </button>
        </div>
      ))}
    </div>
  );
}
