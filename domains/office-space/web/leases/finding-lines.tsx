import { useWords } from '#ui/i18n/use-words.ts';
import { VerdictLine } from '#ui/show/verdict-line.tsx';
import { clauseText } from '../alarms/alarm-words.ts';
import '../office-space.css';

export interface FindingLine {
  code: string;
  clause: string;
  limit: string | null;
  actual: string | null;
}

interface FindingLinesProps {
  findings: readonly FindingLine[];
  /** Said when nothing speaks against it, with the clause that was asked. */
  fitKey: string;
  fitClause: string;
  /** What is open may still be added, or is refused as it stands. */
  tone?: 'attention' | 'violation';
}

/** What the rules say of a plan, one line per finding with limit and clause; the same lines in form and record. */
export function FindingLines({ findings, fitKey, fitClause, tone = 'violation' }: FindingLinesProps) {
  const words = useWords();
  if (findings.length === 0) return <VerdictLine tone="ok" word={words.t(fitKey)} clause={clauseText(fitClause, words)} />;
  return (
    <div className="os-stack">
      {findings.map((finding) => (
        <VerdictLine
          key={finding.code}
          tone={tone}
          word={words.error(finding.code, { limit: finding.limit, actual: finding.actual })}
          clause={clauseText(finding.clause, words)}
        />
      ))}
    </div>
  );
}
