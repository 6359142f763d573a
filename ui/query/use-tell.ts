import { App } from 'antd';
import { useMemo } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { ProblemError } from '#ui/query/problem.ts';

/** Short words at the top of the screen. Success goes by itself; a failure stays long enough to be read and carries its request number. */
export interface Tell {
  success: (labelKey: string, params?: Record<string, string | number>) => void;
  failure: (error: Error) => void;
}

export function useTell(): Tell {
  const { message, notification } = App.useApp();
  const words = useWords();
  return useMemo(
    () => ({
      success: (labelKey, params) => {
        message.success(words.t(labelKey, params), 2);
      },
      failure: (error) => {
        const requestId = error instanceof ProblemError ? error.requestId : undefined;
        notification.error({
          title: words.failure(error),
          description: requestId ? words.t('state.request-number', { requestId }) : undefined,
          duration: 8,
          placement: 'topRight',
        });
      },
    }),
    [message, notification, words],
  );
}
