import { useWords } from '#ui/i18n/use-words.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Clause } from '#ui/show/clause.tsx';
import { Shape } from '#ui/show/tone.tsx';
import type { Alarm } from '../../contract/verdicts.ts';
import { subjectAddress, unitAddress } from '../addresses.ts';
import { alarmTones } from '../tones.ts';
import { clauseText, factsOf } from './alarm-words.ts';
import { Due } from './due.tsx';
import '../office-space.css';

export interface AlarmCardProps {
  alarm: Alarm;
  /** Names the room, person or building too; left out on its own page. */
  withSubject?: boolean;
}

/** One finding whole: how grave, what was found, by which clause, until when, and what to do next. */
export function AlarmCard({ alarm, withSubject = false }: AlarmCardProps) {
  const words = useWords();
  const { t, enumLabel } = words;
  const tone = alarmTones[alarm.level] ?? 'attention';
  const to = subjectAddress(alarm.subjectKind, alarm.subjectId);
  return (
    <article className={`os-alarm os-alarm-${tone}`}>
      <h3>
        <Shape tone={tone} />
        {enumLabel('office-space.alarm_level', alarm.level)} · {alarm.code} {enumLabel('office-space.alarm_code', alarm.code)}
      </h3>
      {withSubject ? (
        <p>
          {to ? <AppLink to={to}>{alarm.subjectName}</AppLink> : alarm.subjectName}
          <span className="qw-quiet"> · </span>
          <AppLink to={unitAddress(alarm.orgId)}>{alarm.orgName}</AppLink>
        </p>
      ) : null}
      <p className="qw-num">{factsOf(alarm, words)}</p>
      <p>
        <Clause text={clauseText(alarm.clause, words)} />
      </p>
      <p className="os-alarm-days">
        <span>{t('page.office-space.alarm.opened', { on: alarm.openedOn })}</span>
        {alarm.clearedOn ? (
          <span>{t('page.office-space.alarm.cleared', { on: alarm.clearedOn })}</span>
        ) : alarm.dueOn ? (
          <Due on={alarm.dueOn} left={alarm.workingDaysLeft} overdue={alarm.overdue} />
        ) : null}
      </p>
      {alarm.case ? (
        <p>
          <AppLink to={`/cases/${alarm.case.id}`}>{t('page.office-space.alarm.case.open')}</AppLink>{' '}
          <span className="qw-quiet">{enumLabel('cases.state', alarm.case.state)}</span>
        </p>
      ) : null}
      {alarm.clearedOn ? null : (
        <>
          <h4>{t('field.office-space.nextSteps')}</h4>
          <ol className="os-steps">
            {alarm.nextSteps.map((step) => (
              <li key={step}>{t(`page.office-space.next.${step}`)}</li>
            ))}
          </ol>
        </>
      )}
    </article>
  );
}
