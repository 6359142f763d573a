import { useMemo } from 'react';
import { notify } from '#ui/feedback/notice-store.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { ProblemError } from '#ui/query/problem.ts';

/** Short words on top of the page. Success goes by itself; a failure stays long enough to be read and carries its request number. */
export interface Tell {
  success: (labelKey: string, params?: Record<string, string | number>) => void;
  failure: (error: Error) => void;
}

export function useTell(): Tell {
  const words = useWords();
  return useMemo(
    () => ({
      success: (labelKey, params) => notify('ok', words.t(labelKey, params)),
      failure: (error) => {
        const requestId = error instanceof ProblemError ? error.requestId : undefined;
        notify('violation', words.failure(error), requestId ? words.t('state.request-number', { requestId }) : undefined);
      },
    }),
    [words],
  );
}
