import type { RouteOutput } from '#shared/route.ts';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import type { computeLimits } from '../../contract/limits.ts';
import { clauseText } from '../alarms/alarm-words.ts';

type Answer = RouteOutput<typeof computeLimits>;

/** The figures that are asked for, then how each came about and by which clause. */
export function LimitsAnswer({ answer }: { answer: Answer }) {
  const words = useWords();
  const { t, enumLabel } = words;
  const leading = [
    ['basic-usable', answer.basicUsableSqm],
    ['basic-building', answer.basicBuildingSqm],
  ] as const;
  return (
    <div className="os-stack">
      <dl className="os-leading">
        {leading.map(([step, value]) => (
          <div key={step}>
            <dt>{enumLabel('office-space.area_step', step)}</dt>
            <dd className="qw-num">
              {number(value)} <small>{t('unit.sqm')}</small>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('field.office-space.establishmentCount')}</dt>
          <dd className="qw-num">{number(answer.establishmentCount)}</dd>
        </div>
      </dl>
      <ol className="os-sums">
        {answer.steps.map((step) => (
          <li key={step.step}>
            <span className="os-sum-name">{enumLabel('office-space.area_step', step.step)}</span>
            <span className="os-sum-formula qw-num">{step.formula}</span>
            <strong className="os-sum-figure qw-num">{`${number(step.sqm)} ${t('unit.sqm')}`}</strong>
            <span className="os-sum-clause qw-quiet">{clauseText(step.clause, words)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
