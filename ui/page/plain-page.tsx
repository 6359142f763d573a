import type { ReactNode } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { ActionButtons, type PageAction } from '#ui/page/action-buttons.tsx';
import { PageHead } from '#ui/page/page-head.tsx';
import '#ui/page/page.css';

export interface PlainPageProps {
  titleKey: string;
  beside?: ReactNode;
  below?: ReactNode;
  actions?: readonly PageAction[];
  children: ReactNode;
}

/** Title band and whatever the page is: a plan, a statistic, an import. */
export function PlainPage({ titleKey, beside, below, actions = [], children }: PlainPageProps) {
  const { t } = useWords();
  return (
    <div className="qw-page">
      <PageHead title={t(titleKey)} beside={beside} below={below} actions={<ActionButtons actions={actions} />} />
      {children}
    </div>
  );
}
