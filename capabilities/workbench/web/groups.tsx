import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useDo } from '#ui/query/use-do.ts';
import { useRead } from '#ui/query/use-read.ts';
import { Shape, type Tone } from '#ui/show/tone.tsx';
import { useUrlState } from '#ui/show/url-value.ts';
import { type Box, deadlines, groupWork, markSeen } from '../contract/work.ts';
import { deadlineTones, subjectWord } from './work-words.tsx';

interface GroupProps {
  label: string;
  count: number;
  tone?: Tone;
  chosen: boolean;
  onChoose: () => void;
}

function Group({ label, count, tone, chosen, onChoose }: GroupProps) {
  return (
    <button type="button" className="wb-group" aria-pressed={chosen} onClick={onChoose}>
      {tone ? <Shape tone={tone} /> : null}
      {label} <span className="qw-num">{number(count)}</span>
    </button>
  );
}

/** How a list falls to subjects and, where something waits, to deadlines: each group narrows the list, pressed again it lets go. */
export function Groups({ box }: { box: Box }) {
  const words = useWords();
  const { t, enumLabel } = words;
  const [query, setQuery] = useUrlState();
  const seen = useDo(markSeen, { said: false });
  const { subject, deadline } = query;
  const read = useRead(
    groupWork,
    { box, ...(subject ? { subject: [subject] } : {}), ...(deadline ? { deadline: [deadline] } : {}) } as never,
    {
      keepPrevious: true,
    },
  );
  if (!read.data) return <div className="wb-groups" aria-busy="true" />;
  const choose = (name: 'subject' | 'deadline', value: string) =>
    setQuery({ [name]: query[name] === value ? undefined : value, page: undefined });
  const byDeadline = new Map(read.data.deadlines.map((d) => [d.deadline, d.count]));
  return (
    <div className="wb-groups">
      {read.data.subjects.length > 0 ? (
        <fieldset>
          <legend>{t('page.workbench.by-subject')}</legend>
          {read.data.subjects.map((s) => (
            <Group
              key={s.subject}
              label={subjectWord(s.subject, words)}
              count={s.count}
              {...(s.overdue > 0 ? { tone: 'violation' as const } : {})}
              chosen={subject === s.subject}
              onChoose={() => choose('subject', s.subject)}
            />
          ))}
        </fieldset>
      ) : null}
      {box === 'todo' && byDeadline.size > 0 ? (
        <fieldset>
          <legend>{t('page.workbench.by-deadline')}</legend>
          {deadlines
            .filter((d) => byDeadline.has(d) || deadline === d)
            .map((d) => (
              <Group
                key={d}
                label={enumLabel('workbench.deadline', d)}
                count={byDeadline.get(d) ?? 0}
                tone={deadlineTones[d]}
                chosen={deadline === d}
                onChoose={() => choose('deadline', d)}
              />
            ))}
        </fieldset>
      ) : null}
      {(box === 'todo' || box === 'copy') && read.data.total > 0 ? (
        <button type="button" className="qw-linkish wb-all-seen" disabled={seen.pending} onClick={() => void seen.run({ box })}>
          {t('action.workbench.seen')}
        </button>
      ) : null}
    </div>
  );
}
