import { Button, Input } from 'antd';
import { type Ref, useId } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';

export interface OpinionProps {
  value: string;
  onChange: (value: string) => void;
  /** What is usually said: with an approval, or with a return. */
  phrases: 'approve' | 'return';
  /** What is missing, when an act asked for a reason. */
  problem: string | null;
  disabled: boolean;
  box?: Ref<HTMLTextAreaElement>;
}

const PHRASES = { approve: ['1', '2', '3'], return: ['1', '2', '3'] } as const;
const LONGEST = 1000;

/** The opinion, typed or taken from what is usually said. */
export function Opinion({ value, onChange, phrases, problem, disabled, box }: OpinionProps) {
  const { t } = useWords();
  const id = useId();
  return (
    <div className="ap-say">
      <label htmlFor={id}>{t('page.approvals.opinion')}</label>
      <Input.TextArea
        id={id}
        ref={(made) => {
          const area = made?.resizableTextArea?.textArea ?? null;
          if (typeof box === 'function') box(area);
          else if (box) box.current = area;
        }}
        value={value}
        disabled={disabled}
        maxLength={LONGEST}
        autoSize={{ minRows: 3, maxRows: 8 }}
        status={problem ? 'error' : ''}
        aria-invalid={problem !== null}
        {...(problem ? { 'aria-describedby': `${id}-problem` } : {})}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem ? (
        <p id={`${id}-problem`} className="qw-problem" role="alert">
          {problem}
        </p>
      ) : null}
      <div className="ap-phrases">
        {PHRASES[phrases].map((name) => {
          const phrase = t(`page.approvals.phrase.${phrases}.${name}`);
          return (
            <Button
              key={name}
              size="small"
              disabled={disabled}
              onClick={() => onChange(value.trim() === '' ? phrase : `${value.trimEnd()}${phrase}`)}
            >
              {phrase}
            </Button>
          );
        })}
      </div>
    </div>
  );
}
