import { Alert, Button } from 'antd';
import { useWords } from '#ui/i18n/use-words.ts';
import { ProblemError } from '#ui/query/problem.ts';
import { TimeAgo } from '#ui/show/time-ago.tsx';

/** Says that what was typed before is back, and offers to let it go. */
export function DraftNote({ savedAt, onForget }: { savedAt: string; onForget: () => void }) {
  const { t } = useWords();
  return (
    <Alert
      type="info"
      className="qw-form-note"
      title={
        <>
          {t('form.draft.restored')} <TimeAgo at={savedAt} />
        </>
      }
      action={
        <Button size="small" onClick={onForget}>
          {t('form.draft.forget')}
        </Button>
      }
    />
  );
}

/** What went wrong with the form as a whole: the sentence, what belongs to no shown field, the request number. */
export function ProblemNote({ error }: { error: Error }) {
  const { t, failure, issue } = useWords();
  const problem = error instanceof ProblemError ? error : undefined;
  return (
    <Alert
      type="error"
      role="alert"
      className="qw-form-note"
      title={failure(error)}
      description={
        problem && (problem.issues.length > 0 || problem.requestId) ? (
          <>
            {problem.issues.map((found) => (
              <div key={`${found.path}${found.code}`}>{issue(found)}</div>
            ))}
            {problem.requestId ? (
              <div className="qw-quiet qw-num">{t('state.request-number', { requestId: problem.requestId })}</div>
            ) : null}
          </>
        ) : undefined
      }
    />
  );
}
