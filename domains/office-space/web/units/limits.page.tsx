import { useState } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { Empty, Failure, Loading } from '#ui/show/states.tsx';
import { useUrlState } from '#ui/show/url-value.ts';
import { computeLimits } from '../../contract/limits.ts';
import { isRankOf } from '../../rules/ranks.ts';
import { LimitsAnswer } from './limits-answer.tsx';
import { LimitsQuestion, type Question, questionOf, toQuery } from './limits-question.tsx';
import './limits.css';

/** The what-if calculator: posts in, approved area out while one types, with each step and its clause. */
export function Page() {
  const { t } = useWords();
  const [query, setQuery] = useUrlState();
  const [question, setQuestion] = useState<Question>(() => questionOf(query));
  const change = (next: Question) => {
    setQuestion(next);
    setQuery(toQuery(next), { replace: true });
  };
  const posts = Object.fromEntries(Object.entries(question.establishment).filter(([rank, n]) => n > 0 && isRankOf(rank, question.level)));
  const asked = Object.keys(posts).length > 0;
  const read = useRead(
    computeLimits,
    { level: question.level, establishment: posts, building: question.building },
    { enabled: asked, keepPrevious: true },
  );
  return (
    <PlainPage titleKey="menu.office-space.limits" below={t('page.office-space.limits.about')}>
      <div className="os-limits">
        <LimitsQuestion question={question} onChange={change} />
        <section className="qw-panel" aria-live="polite" aria-busy={read.isFetching}>
          <h2>{t('page.office-space.limits.answer')}</h2>
          {!asked ? (
            <Empty reason="nature" text={t('page.office-space.limits.empty')} />
          ) : read.error ? (
            <Failure error={read.error} />
          ) : read.data ? (
            <LimitsAnswer answer={read.data} />
          ) : (
            <Loading rows={6} />
          )}
        </section>
      </div>
    </PlainPage>
  );
}
