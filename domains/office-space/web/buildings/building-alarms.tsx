import { useCan } from '#ui/access/use-me.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Shape } from '#ui/show/tone.tsx';
import { VerdictLine } from '#ui/show/verdict-line.tsx';
import { listAlarms } from '../../contract/verdicts.ts';
import { buildingAddress } from '../addresses.ts';
import { clauseText, factsOf } from '../alarms/alarm-words.ts';
import { alarmTones } from '../tones.ts';

/** Findings of the building itself as verdict lines; those of its rooms are counted with the way to them. */
export function BuildingAlarms({ buildingId, count }: { buildingId: string; count: number }) {
  const words = useWords();
  const can = useCan()('office-space.alarm.read');
  const read = useRead(
    listAlarms,
    { subjectKind: ['building'], subjectId: buildingId, page: 1, pageSize: 20 },
    { enabled: can && count > 0 },
  );
  if (!can || count === 0) return null;
  const own = read.data?.items ?? [];
  const ofRooms = count - own.length;
  return (
    <div>
      {own.map((alarm) => (
        <div key={alarm.id}>
          <VerdictLine
            tone={alarmTones[alarm.level] ?? 'attention'}
            word={words.enumLabel('office-space.alarm_code', alarm.code)}
            over={factsOf(alarm, words)}
            clause={clauseText(alarm.clause, words)}
          />
          <p className="os-line">
            {words.t('page.office-space.building.next', {
              steps: alarm.nextSteps.map((step) => words.t(`page.office-space.next.${step}`)).join(' → '),
            })}
          </p>
        </div>
      ))}
      {read.data && ofRooms > 0 ? (
        <p className="os-line">
          <Shape tone="attention" />
          <AppLink to={`${buildingAddress(buildingId)}?tab=rooms&alarm=A1,A6,A8`}>
            {words.t('page.office-space.building.room-alarms', { count: ofRooms })}
          </AppLink>
        </p>
      ) : null}
    </div>
  );
}
