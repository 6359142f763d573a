import { useBlocker } from '@tanstack/react-router';
import { App } from 'antd';
import { useCallback, useRef } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';

/**
 * Asks before a page with unsent changes is left. Answers a function that says whether there are any; call it with false
 * right before leaving on purpose.
 */
export function useLeaveGuard(): (dirty: boolean) => void {
  const dirty = useRef(false);
  const { modal } = App.useApp();
  const { t } = useWords();
  useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (!dirty.current || current.pathname === next.pathname) return false;
      const leaves = await modal.confirm({
        title: t('form.leave.title'),
        content: t('form.leave.text'),
        okText: t('form.leave.go'),
        cancelText: t('form.leave.stay'),
        autoFocusButton: 'cancel',
        icon: null,
      });
      return !leaves;
    },
    enableBeforeUnload: () => dirty.current,
  });
  return useCallback((value: boolean) => {
    dirty.current = value;
  }, []);
}
