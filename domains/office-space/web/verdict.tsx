import { number } from '#ui/i18n/format.ts';
import { useWords, type Words } from '#ui/i18n/use-words.ts';
import { VerdictLine } from '#ui/show/verdict-line.tsx';
import type { RoomVerdict } from '../contract/verdicts.ts';
import { clauseText } from './alarms/alarm-words.ts';
import { verdictTone } from './tones.ts';

const KNOWN = new Set(['within', 'over', 'over-within-tolerance']);

/** How a room's limit came about, person by person, and what can be done in the order of the notice. */
function stepsOf(verdict: RoomVerdict, words: Words): string[] {
  const { t, enumLabel } = words;
  const steps = verdict.shares.map((share) =>
    t('page.office-space.verdict.share', {
      name: share.personName || t('page.office-space.verdict.somebody'),
      rank: share.rankCode ? enumLabel('office-space.rank', share.rankCode) : t('page.office-space.verdict.no-rank'),
      limit: number(share.limitSqm),
      part: number(share.apportionedSqm),
    }),
  );
  if (verdict.limitSqm !== null && verdict.shares.length > 0) {
    const sum = verdict.shares.map((share) => share.limitSqm ?? '?').join(' + ');
    steps.push(t('page.office-space.verdict.sum', { sum, limit: number(verdict.limitSqm) }));
  }
  if (verdict.verdict === 'over') {
    steps.push(
      t('page.office-space.verdict.over', {
        actual: number(verdict.actualSqm),
        limit: number(verdict.limitSqm),
        over: number(verdict.overSqm),
        percent: verdict.overPercent ?? '',
      }),
    );
    const ways = verdict.remedies.map((remedy) => enumLabel('office-space.remedy', remedy)).join(' → ');
    if (ways) steps.push(t('page.office-space.verdict.remedies', { ways }));
  }
  return steps;
}

/** What the check says of a room (OS-11): the same line on the room, in the forms and in the person's page. */
export function RoomVerdictLine({ verdict, brief = false }: { verdict: RoomVerdict | null; brief?: boolean }) {
  const words = useWords();
  if (!verdict) return null;
  const { t, enumLabel } = words;
  const known = KNOWN.has(verdict.reason);
  const over =
    verdict.verdict === 'over'
      ? t('page.office-space.verdict.excess', { over: number(verdict.overSqm), percent: verdict.overPercent ?? '' })
      : null;
  const steps = stepsOf(verdict, words);
  return (
    <VerdictLine
      tone={verdictTone(verdict)}
      word={known ? enumLabel('office-space.check_verdict', verdict.verdict) : enumLabel('office-space.room_reason', verdict.reason)}
      over={over}
      actual={known ? verdict.actualSqm : null}
      limit={known ? verdict.limitSqm : null}
      unit={t('unit.sqm')}
      clause={clauseText(verdict.clause, words)}
      {...(steps.length > 0 ? { steps } : {})}
      brief={brief}
    />
  );
}
