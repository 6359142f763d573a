import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import type { Legend } from './plan-colours.ts';

interface PlanLegendProps {
  legend: ReadonlyMap<string, Legend>;
  only: string | null;
  onOnly: (id: string | null) => void;
}

/** Colour, mark, word and sums; a press brings one entry out. */
export function PlanLegend({ legend, only, onOnly }: PlanLegendProps) {
  const { t } = useWords();
  return (
    <ul className="os-legend qw-print-exact" aria-label={t('page.office-space.plan.legend')}>
      {[...legend.values()].map((entry) => (
        <li key={entry.id}>
          <button
            type="button"
            aria-pressed={only === entry.id}
            className="os-legend-entry"
            onClick={() => onOnly(only === entry.id ? null : entry.id)}
          >
            <span className={`os-swatch ${entry.paint}`} aria-hidden="true">
              {entry.mark}
            </span>
            <span>{entry.word}</span>
            <span className="qw-quiet qw-num">
              {t('page.office-space.plan.sum', { count: number(entry.roomCount), area: number(entry.areaSqm, 2) })}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
