import type { RouteOutput } from '#shared/route.ts';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Clause } from '#ui/show/clause.tsx';
import { Await } from '#ui/show/states.tsx';
import { type divisionsOfForms, statisticClasses } from '../../contract/statistics.ts';
import { addressOf } from '../addresses.ts';
import { clauseText } from '../alarms/alarm-words.ts';
import { PlainTable } from '../plain-table.tsx';

type Body = RouteOutput<typeof divisionsOfForms>['items'][number];
type Figure = RouteOutput<typeof statisticClasses>['items'][number]['areaSqm'];

const linked = (figure: Figure) =>
  figure.link ? <AppLink to={addressOf(figure.link)}>{number(figure.value)}</AppLink> : number(figure.value);

/** The three classes of OS-31, building area. */
export function ClassesTable({ divisionCode, level }: Pick<Body, 'divisionCode' | 'level'>) {
  const words = useWords();
  const { t, field, enumLabel } = words;
  const read = useRead(statisticClasses, { divisionCode, level });
  return (
    <Await read={read} rows={4}>
      {({ items }) => (
        <section className="os-stack">
          <PlainTable
            caption={t('page.office-space.statistics.view.classes')}
            heads={[
              { label: field('office-space', 'class') },
              { label: field('office-space', 'buildingCount'), figure: true },
              { label: t('table.heading-with-unit', { label: field('office-space', 'buildingSqm'), unit: t('unit.sqm') }), figure: true },
              { label: field('office-space', 'unitCount'), figure: true },
            ]}
            rows={items.map((line) => ({
              key: line.class,
              cells: [
                enumLabel('office-space.statistic_class', line.class),
                linked(line.buildingCount),
                linked(line.areaSqm),
                linked(line.unitCount),
              ],
            }))}
          />
          <p className="qw-quiet os-line">
            <Clause text={clauseText('statistics-2024.classes', words)} />
          </p>
        </section>
      )}
    </Await>
  );
}
