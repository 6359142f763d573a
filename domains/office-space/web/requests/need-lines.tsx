import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import type { Tone } from '#ui/show/tone.tsx';
import { VerdictLine } from '#ui/show/verdict-line.tsx';
import type { Assessment } from '../../contract/vacancies.ts';
import { clauseText } from '../alarms/alarm-words.ts';

type Line = Assessment['needLines'][number];

const tones: Readonly<Record<Line['verdict'], Tone>> = { ok: 'ok', over: 'violation', unjudged: 'notice' };

function NeedLine({ line }: { line: Line }) {
  const words = useWords();
  const { t } = words;
  const empty = line.line === 'own-vacant' && Number(line.actualSqm) > 0;
  return (
    <VerdictLine
      tone={empty ? 'attention' : tones[line.verdict]}
      word={t(`page.office-space.need.${line.line}.${empty ? 'some' : line.verdict}`)}
      over={line.verdict === 'over' ? `${number(line.overSqm)} ${t('unit.sqm')}` : null}
      actual={line.actualSqm}
      limit={line.limitSqm}
      unit={t('unit.sqm')}
      clause={clauseText(line.clause, words)}
    />
  );
}

/** What is asked for beside what the persons and the unit may have, and what stands vacant for it. */
export function NeedLines({ assessment }: { assessment: Assessment }) {
  const words = useWords();
  const { t } = words;
  const { floorSqm, ceilingSqm, withinKm, vacancies } = assessment;
  return (
    <div>
      {assessment.needLines.map((line) => (
        <NeedLine key={line.line} line={line} />
      ))}
      <VerdictLine
        tone={vacancies.length > 0 ? 'attention' : 'ok'}
        word={t(vacancies.length > 0 ? 'page.office-space.vacancies.some' : 'page.office-space.vacancies.none', {
          count: vacancies.length,
        })}
        clause={clauseText('regulation-2012.renting', words)}
        steps={[
          t('page.office-space.vacancies.fit', { floor: number(floorSqm), ceiling: number(ceilingSqm) }),
          t('page.office-space.vacancies.within', { km: number(withinKm), clause: clauseText('setting.fit', words) }),
        ]}
      />
    </div>
  );
}
