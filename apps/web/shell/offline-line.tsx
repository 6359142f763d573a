import { useWords } from '#ui/i18n/use-words.ts';
import { useOnline } from '#ui/query/online.ts';
import { Shape } from '#ui/show/tone.tsx';

/** Says across the page that the line is cut. */
export function OfflineLine() {
  const online = useOnline();
  const { t } = useWords();
  return (
    <div role="status" className={online ? '' : 'qw-shell-offline'}>
      {online ? null : (
        <>
          <Shape tone="attention" />
          {t('shell.offline')}
        </>
      )}
    </div>
  );
}
