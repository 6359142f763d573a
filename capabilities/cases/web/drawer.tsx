import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useUrlState } from '#ui/show/url-value.ts';
import { useIsPhone } from '#ui/theme/preferences.ts';

const WIDTH = 720;

/** Which act of the page is open; it lives in the address, so Back closes it. */
export interface OpenAct {
  name: string | undefined;
  of: string | undefined;
  open: (name: string, of?: string) => void;
  close: () => void;
}

export function useOpenAct(): OpenAct {
  const [query, setQuery] = useUrlState();
  return {
    name: query.act,
    of: query.of,
    open: (name, of) => setQuery({ act: name, of }),
    close: () => setQuery({ act: undefined, of: undefined }, { replace: true }),
  };
}

/** A short form beside the page it changes; the whole screen on a phone. */
export function Side({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const phone = useIsPhone();
  return (
    <Drawer title={title} size={phone ? '100%' : WIDTH} open onClose={onClose} destroyOnHidden aria-label={title}>
      {children}
    </Drawer>
  );
}
