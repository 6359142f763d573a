import { useCallback } from 'react';
import { ask } from '#ui/feedback/question-store.ts';
import { useWords } from '#ui/i18n/use-words.ts';

export interface Question {
  /** The act, as the button says it: 注销房间. */
  act: string;
  /** The name of what it is done to: 3 号楼 305 室. */
  object: string;
  /** What follows and whether it can be undone. */
  consequence: string;
  /** Red button for what cannot be undone; true unless told. */
  dangerous?: boolean;
}

/** Asks before a dangerous act, naming the object and the consequence: `if (await confirm({ … })) …`. */
export function useConfirm(): (question: Question) => Promise<boolean> {
  const { t } = useWords();
  return useCallback(
    ({ act, object, consequence, dangerous = true }) =>
      ask({ title: t('confirm.title', { act, object }), text: consequence, yes: act, no: t('action.cancel'), dangerous }),
    [t],
  );
}
