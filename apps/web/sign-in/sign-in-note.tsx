import { Alert } from 'antd';
import { instant } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { ProblemError } from '#ui/query/problem.ts';

/** Why signing in did not work; a lock says until when. */
export function SignInNote({ error }: { error: Error }) {
  const { t, failure } = useWords();
  const until = error instanceof ProblemError ? error.params.until : undefined;
  return (
    <Alert
      type="error"
      role="alert"
      className="qw-form-note"
      title={failure(error)}
      description={typeof until === 'string' ? t('sign-in.until', { until: instant(until) }) : undefined}
    />
  );
}
