import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Await, Empty } from '#ui/show/states.tsx';
import { Shape } from '#ui/show/tone.tsx';
import { listAlarms } from '../../contract/verdicts.ts';
import { subjectAddress } from '../addresses.ts';
import { factsOf } from '../alarms/alarm-words.ts';
import { alarmTones } from '../tones.ts';
import '../office-space.css';
import './overview.css';

const SHOWN = 6;

/** The gravest findings in reach, each one step from its page. */
export function Section() {
  const words = useWords();
  const { t, enumLabel } = words;
  const read = useRead(listAlarms, { page: 1, pageSize: SHOWN, sort: 'level' });
  return (
    <div className="os-home-findings">
      <Await read={read} rows={SHOWN}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty reason="nature" text={t('page.office-space.alarms.none')} />
          ) : (
            <>
              <ul className="os-lines">
                {items.map((alarm) => (
                  <li key={alarm.id}>
                    <p>
                      <Shape tone={alarmTones[alarm.level] ?? 'attention'} />
                      <span className="qw-hidden">{enumLabel('office-space.alarm_level', alarm.level)}</span>
                      <AppLink to={subjectAddress(alarm.subjectKind, alarm.subjectId) ?? '/office-space/alarms'}>
                        {alarm.subjectName}
                      </AppLink>{' '}
                      {enumLabel('office-space.alarm_code', alarm.code)}
                    </p>
                    <p className="qw-quiet qw-num">{factsOf(alarm, words)}</p>
                  </li>
                ))}
              </ul>
              <AppLink to="/office-space/alarms" className="os-more">
                {t('page.office-space.home.all-alarms', { count: total })}
              </AppLink>
            </>
          )
        }
      </Await>
    </div>
  );
}
