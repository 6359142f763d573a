import { App } from 'antd';
import { useCallback } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';

export interface Question {
  /** The act, as the button says it: 注销房间. */
  act: string;
  /** The name of what it is done to: 3 号楼 305 室. */
  object: string;
  /** What follows and whether it can be undone. */
  consequence: string;
  /** Red button for what cannot be undone. */
  dangerous?: boolean;
}

/** Asks before a dangerous act, naming the object and the consequence: `if (await confirm({ … })) …`. */
export function useConfirm(): (question: Question) => Promise<boolean> {
  const { modal } = App.useApp();
  const { t } = useWords();
  return useCallback(
    async ({ act, object, consequence, dangerous = true }) =>
      await modal.confirm({
        title: t('confirm.title', { act, object }),
        content: consequence,
        okText: act,
        cancelText: t('action.cancel'),
        okButtonProps: { danger: dangerous },
        autoFocusButton: 'cancel',
        icon: null,
      }),
    [modal, t],
  );
}
