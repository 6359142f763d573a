import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import type { AnyRoute } from '#shared/route.ts';
import { RouteForm, type RouteFormProps } from '#ui/form/route-form.tsx';
import { useWords } from '#ui/i18n/use-words.ts';
import { useUrlState } from '#ui/show/url-value.ts';
import { useIsPhone } from '#ui/theme/preferences.ts';

const WIDTH = 720;

/** Which drawer of a page is open, and for which row; both live in the address, so Back closes it. */
export interface Act {
  name: string | undefined;
  of: string | undefined;
  open: (name: string, of?: string) => void;
  close: () => void;
}

export function useAct(): Act {
  const [query, setQuery] = useUrlState();
  return {
    name: query.act,
    of: query.of,
    open: (name, of) => setQuery({ act: name, of }),
    close: () => setQuery({ act: undefined, of: undefined }, { replace: true }),
  };
}

export interface SideProps {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** The right drawer in which a record is looked at or shortly changed. */
export function Side({ title, open, onClose, children }: SideProps) {
  const phone = useIsPhone();
  return (
    <Drawer title={title} size={phone ? '100%' : WIDTH} open={open} onClose={onClose} destroyOnHidden aria-label={title}>
      {children}
    </Drawer>
  );
}

export interface FormDrawerProps<R extends AnyRoute> extends RouteFormProps<R> {
  titleKey: string;
  open: boolean;
  /** Above the form: which record, which rule. */
  above?: ReactNode;
}

/** A short form beside the page it changes. */
export function FormDrawer<R extends AnyRoute>({ titleKey, open, above, ...form }: FormDrawerProps<R>) {
  const { t } = useWords();
  return (
    <Side title={t(titleKey)} open={open} onClose={() => form.onCancel?.()}>
      {above}
      <RouteForm {...form} />
    </Side>
  );
}
