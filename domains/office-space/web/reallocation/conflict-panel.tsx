import { useWords } from '#ui/i18n/use-words.ts';
import { Shape } from '#ui/show/tone.tsx';
import type { Reallocation } from './figures-table.tsx';
import './reallocation.css';

const SHOWN = 12;

/** Why nothing fits: by how much each demand is missed at least, and what given up alone would be enough. */
export function ConflictPanel({ conflict }: { conflict: NonNullable<Reallocation['conflict']> }) {
  const { t, enumLabel } = useWords();
  const word = (id: string): string => enumLabel('office-space.reallocation_constraint', id);
  return (
    <section className="qw-panel">
      <h2>
        <Shape tone="attention" /> {t('page.office-space.reallocation.nothing-fits')}
      </h2>
      <h3>{t('page.office-space.reallocation.missed')}</h3>
      <ul className="os-lines">
        {conflict.missed.map(({ constraint, by, rooms }) => (
          <li key={constraint}>
            {word(constraint)}：<strong className="qw-num">{t('page.office-space.reallocation.missed-by', { by })}</strong>
            {rooms.length > 0 ? (
              <p className="qw-quiet">
                {rooms.slice(0, SHOWN).join('、')}
                {rooms.length > SHOWN ? ' …' : ''}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      <h3>{t('page.office-space.reallocation.enough')}</h3>
      {conflict.enough.length > 0 ? (
        <ul className="os-lines">
          {conflict.enough.map((id) => (
            <li key={id}>{word(id)}</li>
          ))}
        </ul>
      ) : (
        <p>{t('page.office-space.reallocation.none-enough')}</p>
      )}
    </section>
  );
}
