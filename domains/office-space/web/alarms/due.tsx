import { dayOf, daysBetween } from '#shared/time.ts';
import { NOTHING } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Status } from '#ui/show/tone.tsx';

const SOON_DAYS = 7;

/** A deadline with its shape: passed, near, or far. */
export function Due({
  on,
  brief = false,
}: {
  on: string | null /** For table cells: the days only, the day itself as a title. */;
  brief?: boolean;
}) {
  const { t } = useWords();
  if (on === null) return <span className="qw-quiet">{NOTHING}</span>;
  const left = daysBetween(dayOf(new Date()), on);
  const how =
    left < 0
      ? t('page.office-space.due.over', { days: -left })
      : left === 0
        ? t('page.office-space.due.today')
        : t('page.office-space.due.left', { days: left });
  const tone = left < 0 ? 'violation' : left <= SOON_DAYS ? 'attention' : 'notice';
  return (
    <span title={on}>
      <Status tone={tone} word={brief ? how : `${on} · ${how}`} />
    </span>
  );
}
