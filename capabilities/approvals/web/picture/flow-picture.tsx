import { lazy, Suspense, useCallback } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { Loading } from '#ui/show/states.tsx';
import type { Marks, StepMark } from './marks.ts';

const Drawing = lazy(async () => ({ default: (await import('./drawing.tsx')).Drawing }));

export interface FlowPictureProps {
  xml: string;
  marks: Marks;
  /** What the picture shows: the flow's name. */
  label: string;
}

/** The drawing of a flow with the path that was taken. Its twin for those who do not see pictures is the list of steps beside it. */
export function FlowPicture({ xml, marks, label }: FlowPictureProps) {
  const { t } = useWords();
  const wordOf = useCallback((mark: StepMark) => t(`page.approvals.mark.${mark}`), [t]);
  return (
    <Suspense fallback={<Loading rows={7} />}>
      {/* Another file is another drawing: the library's parts of the former one are gone by then. */}
      <Drawing key={xml} xml={xml} marks={marks} label={label} wordOf={wordOf} />
    </Suspense>
  );
}
