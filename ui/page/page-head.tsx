import type { ReactNode } from 'react';
import { usePageTitle } from '#ui/show/page-title.ts';

export interface PageHeadProps {
  title: string;
  /** Beside the title: number, state. */
  beside?: ReactNode;
  /** Below the title: who has it, since when. */
  below?: ReactNode;
  /** At the right; one primary action per page. */
  actions?: ReactNode;
}

/** The band on top of every page. */
export function PageHead({ title, beside, below, actions }: PageHeadProps) {
  usePageTitle(title);
  return (
    <header className="qw-page-head">
      <div className="qw-page-titles">
        <h1>{title}</h1>
        {beside ? <div className="qw-page-beside">{beside}</div> : null}
      </div>
      {actions ? <div className="qw-page-actions">{actions}</div> : null}
      {below ? <div className="qw-page-below">{below}</div> : null}
    </header>
  );
}
