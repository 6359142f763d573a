import { NOTHING } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Status } from '#ui/show/tone.tsx';

/** From so many working days on a deadline is near. */
const SOON_DAYS = 5;

export interface DueProps {
  on: string | null;
  /** Working days until the day as the server counts them, negative after it; null where nothing runs any more. */
  left: number | null;
  overdue: boolean;
  /** For table cells: the days only, the day itself as a title. */
  brief?: boolean;
}

/** A deadline in working days with its shape: passed, near, or far. */
export function Due({ on, left, overdue, brief = false }: DueProps) {
  const { t } = useWords();
  if (on === null) return <span className="qw-quiet">{NOTHING}</span>;
  if (left === null) return <span>{on}</span>;
  // On the days off right after the day nothing more can be counted, yet it has passed.
  const passed = overdue || left < 0;
  const days = Math.abs(left);
  const how = passed
    ? t(days === 0 ? 'page.office-space.due.passed' : 'page.office-space.due.over', { days })
    : t(left === 0 ? 'page.office-space.due.today' : 'page.office-space.due.left', { days });
  const tone = passed ? 'violation' : left <= SOON_DAYS ? 'attention' : 'notice';
  return (
    <span title={on}>
      <Status tone={tone} word={brief ? how : `${on} · ${how}`} />
    </span>
  );
}
