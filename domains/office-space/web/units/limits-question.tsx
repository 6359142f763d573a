import { InputNumber, Segmented, Select } from 'antd';
import { useWords } from '#ui/i18n/use-words.ts';
import { type Level, levels, ranksOf } from '../../rules/ranks.ts';

export interface Question {
  level: Level;
  building: 'multi-storey' | 'high-rise';
  /** Posts per rank; those of other levels are kept while one compares, but not sent. */
  establishment: Readonly<Record<string, number>>;
}

/** The worked example of the standard: a city bureau of 150. */
const example: Readonly<Record<string, number>> = { M3: 1, M4: 4, M5: 145 };
const MOST_POSTS = 1_000_000;

/** `?level=M&building=high-rise&posts=M3.1,M4.4`; without posts the worked example. */
export function questionOf(query: Readonly<Record<string, string>>): Question {
  const level = levels.find((one) => one === query.level) ?? 'M';
  const posts = (query.posts ?? '').split(',').flatMap((part): [string, number][] => {
    const [rank = '', count = ''] = part.split('.');
    const n = Number(count);
    return rank && Number.isInteger(n) && n >= 0 && n <= MOST_POSTS ? [[rank, n]] : [];
  });
  return {
    level,
    building: query.building === 'high-rise' ? 'high-rise' : 'multi-storey',
    establishment: query.posts === undefined ? example : Object.fromEntries(posts),
  };
}

export const toQuery = ({ level, building, establishment }: Question): Record<string, string> => ({
  level,
  building,
  posts: Object.entries(establishment)
    .filter(([, count]) => count > 0)
    .map(([rank, count]) => `${rank}.${count}`)
    .join(','),
});

interface LimitsQuestionProps {
  question: Question;
  onChange: (question: Question) => void;
}

/** Level, form of the building, and the approved posts of each rank. */
export function LimitsQuestion({ question, onChange }: LimitsQuestionProps) {
  const { t, enumLabel } = useWords();
  const ranks: readonly string[] = ranksOf[question.level];
  return (
    <section className="qw-panel os-question">
      <h2>{t('page.office-space.limits.question')}</h2>
      <label htmlFor="os-level">{t('field.office-space.limitLevel')}</label>
      <Select<Level>
        id="os-level"
        value={question.level}
        onChange={(level) => onChange({ ...question, level })}
        options={levels.map((level) => ({ value: level, label: enumLabel('office-space.level', level) }))}
      />
      <span id="os-form-label">{t('field.office-space.building')}</span>
      <Segmented<Question['building']>
        aria-labelledby="os-form-label"
        value={question.building}
        onChange={(building) => onChange({ ...question, building })}
        options={(['multi-storey', 'high-rise'] as const).map((form) => ({
          value: form,
          label: enumLabel('office-space.building_form', form),
        }))}
      />
      <h3>{t('page.office-space.limits.posts')}</h3>
      {ranks.map((rank) => (
        <div key={rank} className="os-question-rank">
          <label htmlFor={`os-rank-${rank}`}>
            {enumLabel('office-space.rank', rank)} <span className="qw-quiet qw-num">{rank}</span>
          </label>
          <InputNumber
            id={`os-rank-${rank}`}
            min={0}
            max={MOST_POSTS}
            precision={0}
            value={question.establishment[rank] ?? 0}
            onChange={(value) => onChange({ ...question, establishment: { ...question.establishment, [rank]: value ?? 0 } })}
          />
        </div>
      ))}
    </section>
  );
}
