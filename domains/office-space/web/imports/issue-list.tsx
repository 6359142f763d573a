import { useWords } from '#ui/i18n/use-words.ts';
import { Status } from '#ui/show/tone.tsx';
import { PlainTable } from '../plain-table.tsx';
import type { Preview } from './use-import.ts';

const SHOWN = 50;

/** What is wrong, by row and column, in the words of the errors. */
export function IssueList({ issues }: { issues: Preview['issues'] }) {
  const { t, error, field } = useWords();
  const place = (issue: Preview['issues'][number]): string =>
    [issue.column, issue.header ?? (issue.field ? field('office-space', issue.field) : null)].filter(Boolean).join(' ');
  return (
    <section className="qw-panel os-section">
      <h2>{t('page.office-space.import.issues', { count: issues.length })}</h2>
      <PlainTable
        heads={[
          { label: t('page.office-space.import.row'), figure: true },
          { label: t('page.office-space.import.column') },
          { label: t('page.office-space.import.what') },
        ]}
        rows={issues.slice(0, SHOWN).map((issue, at) => ({
          key: `${issue.row}.${issue.column ?? ''}.${issue.code}.${at}`,
          cells: [
            issue.row === 0 ? t('page.office-space.import.header') : issue.row,
            place(issue),
            <Status
              key="what"
              tone={issue.severity === 'error' ? 'violation' : 'attention'}
              word={error(issue.code, issue.params as Record<string, string>)}
            />,
          ],
        }))}
      />
      {issues.length > SHOWN ? (
        <p className="qw-quiet">{t('page.office-space.import.more-issues', { count: issues.length - SHOWN })}</p>
      ) : null}
    </section>
  );
}
