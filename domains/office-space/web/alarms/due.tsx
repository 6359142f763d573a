import { dayOf, daysBetween } from '#shared/time.ts';
import { NOTHING } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Status } from '#ui/show/tone.tsx';

const SOON_DAYS = 7;

/** A deadline with its shape: passed, near, or far. */
export function Due({ on }: { on: string | null }) {
  const { t } = useWords();
  if (on === null) return <span className="qw-quiet">{NOTHING}</span>;
  const left = daysBetween(dayOf(new Date()), on);
  const word =
    left < 0
      ? t('page.office-space.due.over', { on, days: -left })
      : left === 0
        ? t('page.office-space.due.today', { on })
        : t('page.office-space.due.left', { on, days: left });
  return <Status tone={left < 0 ? 'violation' : left <= SOON_DAYS ? 'attention' : 'notice'} word={word} />;
}
