import { useBlocker } from '@tanstack/react-router';
import { useCallback, useRef } from 'react';
import { ask } from '#ui/feedback/question-store.ts';
import { useWords } from '#ui/i18n/use-words.ts';

/**
 * Asks before a page with unsent changes is left. Answers a function that says whether there are any; call it with false
 * right before leaving on purpose. `textKey` says what would be lost.
 */
export function useLeaveGuard(textKey = 'form.leave.text'): (dirty: boolean) => void {
  const dirty = useRef(false);
  const { t } = useWords();
  useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (!dirty.current || current.pathname === next.pathname) return false;
      const leaves = await ask({
        title: t('form.leave.title'),
        text: t(textKey),
        yes: t('form.leave.go'),
        no: t('form.leave.stay'),
        dangerous: false,
      });
      return !leaves;
    },
    enableBeforeUnload: () => dirty.current,
  });
  return useCallback((value: boolean) => {
    dirty.current = value;
  }, []);
}
