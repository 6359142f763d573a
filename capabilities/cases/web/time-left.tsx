import { NOTHING } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Status } from '#ui/show/tone.tsx';
import type { CaseRow } from '../contract/cases.ts';
import { lightTones } from './tones.ts';

type Running = Pick<CaseRow, 'dueOn' | 'light' | 'workingDaysLeft' | 'overdueDays' | 'closedOn'>;

/** The limit with its light in shape and word: how many working days are left, or by how much it has passed. */
export function TimeLeft({ of, brief = false }: { of: Running; brief?: boolean }) {
  const { t } = useWords();
  if (of.dueOn === null) return <span className="qw-quiet">{NOTHING}</span>;
  if (of.light === null) {
    const late = (of.overdueDays ?? 0) > 0;
    return (
      <span title={of.dueOn}>
        <Status
          tone={late ? 'attention' : 'ok'}
          word={late ? t('page.cases.due.was-late', { days: of.overdueDays }) : t('page.cases.due.in-time')}
        />
      </span>
    );
  }
  const left = of.workingDaysLeft ?? 0;
  const how =
    of.light === 'red'
      ? t('page.cases.due.over', { days: of.overdueDays })
      : left === 0
        ? t('page.cases.due.today')
        : t('page.cases.due.left', { days: left });
  return (
    <span title={of.dueOn}>
      <Status tone={lightTones[of.light]} word={brief ? how : `${of.dueOn} · ${how}`} />
    </span>
  );
}
