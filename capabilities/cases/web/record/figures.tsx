import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { TimeAgo } from '#ui/show/time-ago.tsx';
import { VerdictLine } from '#ui/show/verdict-line.tsx';
import type { CaseDetail } from '../../contract/cases.ts';
import { clauseText, figureRows } from './figure-words.ts';
import '../cases.css';

type Figures = Readonly<Record<string, string>>;

function Line({ c, figures, word, clear }: { c: CaseDetail; figures: Figures; word: string; clear: boolean }) {
  const words = useWords();
  const unit = figures.unit ? words.t(`unit.${figures.unit}`) : undefined;
  return (
    <VerdictLine
      tone={clear ? 'ok' : 'violation'}
      word={word}
      over={!clear && figures.over ? `${number(figures.over)}${unit ? ` ${unit}` : ''}` : null}
      actual={figures.actual ?? null}
      limit={figures.limit ?? null}
      {...(unit ? { unit } : {})}
      clause={clauseText(c, words)}
    />
  );
}

/** What the rule said when the case was born, and what it says now. */
export function BirthAndNow({ c }: { c: CaseDetail }) {
  const words = useWords();
  const { t } = words;
  const rule = c.ruleLabel && words.has(c.ruleLabel) ? t(c.ruleLabel) : (c.item?.text ?? c.title);
  const rows = figureRows(c, words);
  const clear = c.ruleClearedOn !== null;
  return (
    <section className="cs-figures">
      <h2>{t('page.cases.birth', { on: c.foundOn })}</h2>
      <Line c={c} figures={c.figures} word={rule} clear={false} />
      {c.figuresNow || clear ? (
        <>
          <h2>
            {c.seenAt ? (
              <>
                {t('field.cases.seenAt')} · <TimeAgo at={c.seenAt} />
              </>
            ) : (
              t('page.cases.now')
            )}
          </h2>
          <Line c={c} figures={clear ? {} : (c.figuresNow ?? {})} word={clear ? t('page.cases.rule-silent') : rule} clear={clear} />
        </>
      ) : null}
      {rows.length > 0 ? (
        <table className="cs-table">
          <thead>
            <tr>
              <th scope="col">{t('field.cases.figures')}</th>
              <th scope="col">{t('page.cases.at-birth')}</th>
              <th scope="col">{t('page.cases.now')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                <td className="qw-num">{row.birth}</td>
                <td className="qw-num">{row.now ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}
