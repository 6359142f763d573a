import type { RouteOutput } from '#shared/route.ts';
import { useWords, type Words } from '#ui/i18n/use-words.ts';
import { Shape } from '#ui/show/tone.tsx';
import type { checkDefinition } from '../../contract/definitions.ts';

export type Finding = RouteOutput<typeof checkDefinition>['findings'][number];

export const findingText = (finding: Finding, { t }: Words): string => t(`enum.approvals.finding.${finding.code}`, finding.params);
export const hinders = (findings: readonly Finding[]): boolean => findings.some((finding) => finding.severity === 'error');

interface FindingsProps {
  findings: readonly Finding[] | null;
  /** Chooses the element on the board. */
  onChoose: (elementId: string) => void;
}

/** What is wrong with the flow as it is drawn; each finding leads to its element. */
export function Findings({ findings, onChoose }: FindingsProps) {
  const words = useWords();
  const { t } = words;
  if (!findings) return <p className="ap-hint">{t('page.approvals.editor.not-checked')}</p>;
  if (findings.length === 0) {
    return (
      <p role="status">
        <Shape tone="ok" /> {t('page.approvals.editor.sound')}
      </p>
    );
  }
  return (
    <ul className="ap-issues">
      {findings.map((finding) => {
        const text = (
          <>
            <Shape tone={finding.severity === 'error' ? 'violation' : 'attention'} />{' '}
            {finding.elementName ? `${finding.elementName}：` : ''}
            {findingText(finding, words)}
          </>
        );
        const { elementId } = finding;
        return (
          <li key={`${finding.code}${elementId ?? ''}${JSON.stringify(finding.params)}`}>
            {elementId ? (
              <button type="button" className="qw-linkish" onClick={() => onChoose(elementId)}>
                {text}
              </button>
            ) : (
              text
            )}
          </li>
        );
      })}
    </ul>
  );
}
