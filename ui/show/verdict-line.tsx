import { type ReactNode, useId, useState } from 'react';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Clause } from '#ui/show/clause.tsx';
import { Shape, type Tone } from '#ui/show/tone.tsx';

export interface VerdictLineProps {
  tone: Tone;
  /** The judgement in words: 超标, 达标, 无法判定. */
  word: string;
  /** By how much, with its unit: `0.60 ㎡`. */
  over?: string | null;
  /** What was found and what is allowed, decimal strings. */
  actual?: string | null;
  limit?: string | null;
  /** Unit of actual and limit; shown once. */
  unit?: string;
  /** The citation. */
  clause?: string | null;
  /** How it was computed; folded away until asked. A list of sentences, or anything. */
  steps?: readonly string[] | ReactNode;
  /** For table cells: shape, word and excess only; the rest as a title. */
  brief?: boolean;
}

function Steps({ steps, id }: { steps: readonly string[] | ReactNode; id: string }) {
  if (!Array.isArray(steps)) {
    return (
      <div id={id} className="qw-verdict-steps">
        {steps as ReactNode}
      </div>
    );
  }
  return (
    <ol id={id} className="qw-verdict-steps">
      {(steps as readonly string[]).map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}

/** Wherever a rule speaks: `■ 超标 0.60 ㎡ · 实际 18.60 / 限额 18.00 ㎡ · 依据 …`, with a fold for the steps. */
export function VerdictLine({ tone, word, over, actual, limit, unit, clause, steps, brief = false }: VerdictLineProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const stepsId = useId();
  const parts: string[] = [];
  if (actual !== undefined && actual !== null) parts.push(`${t('verdict.actual')} ${number(actual)}`);
  if (limit !== undefined && limit !== null) parts.push(`${t('verdict.limit')} ${number(limit)}`);
  const figures = parts.length > 0 ? `${parts.join(' / ')}${unit ? ` ${unit}` : ''}` : '';
  const head = (
    <strong className="qw-verdict-head">
      <Shape tone={tone} />
      {word}
      {over ? <span className="qw-num"> {over}</span> : null}
    </strong>
  );
  if (brief) {
    return (
      <span className="qw-verdict qw-verdict-brief" title={[figures, clause].filter(Boolean).join(' · ')}>
        {head}
      </span>
    );
  }
  return (
    <div className={`qw-verdict qw-verdict-${tone}`}>
      {head}
      {figures ? <span className="qw-verdict-part qw-num">{figures}</span> : null}
      {clause ? (
        <span className="qw-verdict-part">
          <Clause text={clause} />
        </span>
      ) : null}
      {steps ? (
        <button type="button" className="qw-linkish" aria-expanded={open} aria-controls={stepsId} onClick={() => setOpen(!open)}>
          {t(open ? 'verdict.hide-steps' : 'verdict.show-steps')}
        </button>
      ) : null}
      {steps && open ? <Steps steps={steps} id={stepsId} /> : null}
    </div>
  );
}
