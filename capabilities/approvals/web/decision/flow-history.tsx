import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { TimeAgo } from '#ui/show/time-ago.tsx';
import { Shape } from '#ui/show/tone.tsx';
import { type Flow, namesOf, verbTones } from '../flow-words.ts';

/** Acts by which a step comes to its end, and so has a duration. */
const deciding = new Set(['approve', 'deny', 'return-to-starter', 'return-to-step', 'auto-approve', 'auto-return']);

/** Who did what when, with the opinion and how long it took in working hours; the latest first. */
export function FlowHistory({ flow }: { flow: Flow }) {
  const words = useWords();
  const { t, enumLabel } = words;
  const hours = new Map(flow.steps.map((step) => [step.stepId, step.workingHours]));
  return (
    <section className="qw-history ap-history" aria-label={t('page.approvals.history')}>
      <h2>{t('page.approvals.history')}</h2>
      <ol>
        {[...flow.history].reverse().map((act) => {
          const took = act.stepId && deciding.has(act.verb) ? hours.get(act.stepId) : undefined;
          return (
            <li key={act.id}>
              <p>
                <Shape tone={verbTones[act.verb] ?? 'notice'} />
                <strong>{enumLabel('approvals.verb', act.verb)}</strong>
                {act.stepName ? <span className="qw-quiet"> · {act.stepName}</span> : null}
                {act.to.length > 0 ? <span> → {namesOf(act.to, words)}</span> : null}
              </p>
              {act.opinion ? <blockquote className="ap-opinion">{act.opinion}</blockquote> : null}
              <p className="qw-quiet">
                {act.by ?? t('word.platform')}
                {act.onBehalfOf
                  ? t(act.verb === 'reassign' ? 'page.approvals.taken-from' : 'page.approvals.for', { name: act.onBehalfOf })
                  : ''}{' '}
                · <TimeAgo at={act.at} />
                {took === undefined ? null : ` · ${t('page.approvals.took', { hours: number(took) })}`}
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
