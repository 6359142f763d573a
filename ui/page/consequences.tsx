import type { ReactNode } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { Shape, type Tone } from '#ui/show/tone.tsx';

export interface Consequence {
  /** Also its key: each is said once. */
  text: string;
  /** `attention` for what cannot be undone or takes something away. */
  tone?: Tone;
  beside?: ReactNode;
}

/** What follows from an act, said beside the form before it is done. */
export function Consequences({ items }: { items: readonly Consequence[] }) {
  const { t } = useWords();
  return (
    <section className="qw-consequences" aria-label={t('consequences.title')}>
      <h2>{t('consequences.title')}</h2>
      <ul>
        {items.map(({ text, tone = 'notice', beside }) => (
          <li key={text}>
            <Shape tone={tone} />
            <span>
              {text} {beside}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
