import { useWords } from '#ui/i18n/use-words.ts';
import { Clause } from '#ui/show/clause.tsx';
import { weightNames } from '../../rules/reallocation/model.ts';
import { clauseText } from '../alarms/alarm-words.ts';
import type { Reallocation } from './figures-table.tsx';
import './reallocation.css';

/** The whole of what was asked: every constraint with its clause, every weight with its points, in words. */
export function ConstraintsPanel({ kept }: { kept: Reallocation }) {
  const words = useWords();
  const { t, enumLabel, field } = words;
  const { question } = kept;
  const values: Readonly<Record<string, string>> = {
    'least-freed': String(question.leastFreed),
    'most-moves': String(question.mostMoves ?? ''),
    capacity: t('page.office-space.reallocation.capacity', { most: question.mostPerRoom, least: question.leastSqmPerPerson }),
  };
  return (
    <div className="os-stack">
      <section className="qw-panel">
        <h2>{t('page.office-space.reallocation.constraints')}</h2>
        <ul className="os-lines">
          {kept.constraints.map(({ id, clause }) => (
            <li key={id}>
              {enumLabel('office-space.reallocation_constraint', id)}
              {values[id] ? <strong className="qw-num"> {values[id]}</strong> : null}
              <p>
                <Clause text={clauseText(clause, words)} />
              </p>
            </li>
          ))}
        </ul>
      </section>
      <section className="qw-panel">
        <h2>{t('page.office-space.reallocation.weights')}</h2>
        <p className="qw-quiet">{t('page.office-space.reallocation.objective')}</p>
        <ul className="os-lines">
          {weightNames.map((name) => (
            <li key={name} className="os-row">
              <span>{enumLabel('office-space.reallocation_weight', name)}</span>
              <strong className="qw-num">{t('page.office-space.reallocation.points', { points: question.weights[name] })}</strong>
            </li>
          ))}
        </ul>
      </section>
      <section className="qw-panel">
        <h2>{t('page.office-space.reallocation.solver')}</h2>
        <p>
          {field('office-space', 'solveSeconds')} <span className="qw-num">{kept.solveSeconds}</span> ·{' '}
          {t('page.office-space.reallocation.patterns', { count: kept.patterns })} · {field('office-space', 'gapPercent')}{' '}
          <span className="qw-num">{kept.gapPercent}</span>
        </p>
      </section>
    </div>
  );
}
