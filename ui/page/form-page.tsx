import type { ReactNode } from 'react';
import type { AnyRoute } from '#shared/route.ts';
import { RouteForm, type RouteFormProps } from '#ui/form/route-form.tsx';
import { useWords } from '#ui/i18n/use-words.ts';
import { PageHead } from '#ui/page/page-head.tsx';
import '#ui/page/page.css';

export interface FormPageProps<R extends AnyRoute> extends RouteFormProps<R> {
  titleKey: string;
  /** Below the title: which record is changed, which rule applies. */
  below?: ReactNode;
}

/** A page that is one form. */
export function FormPage<R extends AnyRoute>({ titleKey, below, ...form }: FormPageProps<R>) {
  const { t } = useWords();
  return (
    <div className="qw-page qw-page-form">
      <PageHead title={t(titleKey)} below={below} />
      <RouteForm {...form} />
    </div>
  );
}
