import type { ReactNode } from 'react';
import { unitKeyOf } from '#ui/form/unit-suffix.ts';
import { NOTHING, number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';

export interface Fact {
  /** Name of the field: its label is `field.<domain>.<name>`, its unit follows from the end of the name. */
  name: string;
  value: ReactNode;
  labelKey?: string;
  /** Both columns wide. */
  wide?: boolean;
}

export interface FactGroup {
  titleKey?: string;
  facts: readonly Fact[];
}

function shown(fact: Fact, unit: string | undefined): ReactNode {
  const { value } = fact;
  if (value === null || value === undefined || value === '') return <span className="qw-quiet">{NOTHING}</span>;
  if (unit && (typeof value === 'string' || typeof value === 'number')) return <span className="qw-num">{`${number(value)} ${unit}`}</span>;
  return value;
}

/** Facts of a record in two columns, one on a phone. A decimal under a name like `usableAreaSqm` gets its marks and its unit by itself. */
export function Facts({ domain, groups }: { domain: string; groups: readonly FactGroup[] }) {
  const { t, field } = useWords();
  return (
    <>
      {groups.map((group, at) => (
        <section key={group.titleKey ?? at} className="qw-facts">
          {group.titleKey ? <h2>{t(group.titleKey)}</h2> : null}
          <dl>
            {group.facts.map((fact) => {
              const unitKey = unitKeyOf(fact.name);
              return (
                <div key={fact.name} className={fact.wide ? 'qw-fact-wide' : ''}>
                  <dt>{fact.labelKey ? t(fact.labelKey) : field(domain, fact.name)}</dt>
                  <dd>{shown(fact, unitKey ? t(unitKey) : undefined)}</dd>
                </div>
              );
            })}
          </dl>
        </section>
      ))}
    </>
  );
}
