import { Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { AppLink } from '#ui/show/app-link.tsx';

export interface Card {
  key: string;
  to: string | null;
  title: ReactNode;
  /** At the right of the title: shape and word. */
  state: ReactNode;
  /** A wide fact has the card's whole width and as many lines as it needs. */
  facts: readonly { name: string; label: string; value: ReactNode; wide?: boolean }[];
  actions: ReactNode;
}

/** The rows of a table on a phone: one card each, the whole card opens the record. */
export function Cards({ cards }: { cards: readonly Card[] }) {
  return (
    <ul className="qw-cards">
      {cards.map((card) => (
        <li key={card.key} className="qw-card">
          <div className="qw-card-title">
            {card.to ? (
              <AppLink to={card.to} className="qw-card-link">
                {card.title}
              </AppLink>
            ) : (
              card.title
            )}
            <span className="qw-card-state">{card.state}</span>
          </div>
          <dl>
            {card.facts.map((fact) => (
              <div key={fact.name} className={fact.wide ? 'qw-card-wide' : undefined}>
                <dt>{fact.label}</dt>
                <dd>{fact.value}</dd>
              </div>
            ))}
          </dl>
          {card.actions ? <div className="qw-card-actions">{card.actions}</div> : null}
        </li>
      ))}
    </ul>
  );
}

/** The phone's filters: behind one button, in a drawer from below. */
export function FilterDrawer({ count, children }: { count: number; children: ReactNode }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{count > 0 ? t('table.filters-set', { count }) : t('table.filters')}</Button>
      <Drawer open={open} onClose={() => setOpen(false)} placement="bottom" size="large" title={t('table.filters')}>
        {children}
      </Drawer>
    </>
  );
}
