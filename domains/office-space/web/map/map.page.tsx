import type { RouteOutput, RouteSent } from '#shared/route.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Await, Empty } from '#ui/show/states.tsx';
import { Shape, Status } from '#ui/show/tone.tsx';
import { useUrlState } from '#ui/show/url-value.ts';
import { filterNames, filtersOf } from '#ui/table/describe-table.ts';
import { FilterBar } from '#ui/table/filter-bar.tsx';
import { mapBuildings } from '../../contract/buildings.ts';
import { buildingAddress } from '../addresses.ts';
import { alarmTones } from '../tones.ts';
import { BuildingMap } from './building-map.tsx';
import '#ui/table/table.css';
import './map.css';

type Answer = RouteOutput<typeof mapBuildings>;
export type MapPoint = Answer['items'][number];

const filters = filtersOf(mapBuildings, [
  'q',
  'orgId',
  { name: 'titleStatus', list: 'office-space.title_status' },
  { name: 'state', list: 'office-space.building_state' },
]);
const names = filterNames(mapBuildings, filters);

const rank = (point: MapPoint): number => (point.alarmLevel === 'red' ? 0 : point.alarmLevel === 'yellow' ? 1 : 2);

/** The same buildings as lines: for those who do not see maps, and for a quick look. */
function Twin({ answer }: { answer: Answer }) {
  const { t, enumLabel } = useWords();
  const sorted = [...answer.items].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'zh'));
  return (
    <section className="os-map-list" aria-label={t('page.office-space.map.list')}>
      <p className="qw-quiet">
        {t('page.office-space.map.count', { count: answer.total })}
        {answer.withoutPosition > 0 ? ` · ${t('page.office-space.map.without', { count: answer.withoutPosition })}` : ''}
      </p>
      <ul className="os-lines">
        {sorted.map((point) => (
          <li key={point.id}>
            <AppLink to={buildingAddress(point.id)}>{point.name}</AppLink>{' '}
            {point.alarmLevel ? (
              <Status tone={alarmTones[point.alarmLevel] ?? 'attention'} word={enumLabel('office-space.alarm_level', point.alarmLevel)} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Legend() {
  const { t, enumLabel } = useWords();
  return (
    <p className="os-map-legend">
      <span>
        <Shape tone="violation" />
        {enumLabel('office-space.alarm_level', 'red')}
      </span>
      <span>
        <Shape tone="attention" />
        {enumLabel('office-space.alarm_level', 'yellow')}
      </span>
      <span>
        <Shape tone="ok" />
        {t('page.office-space.map.calm')}
      </span>
      <span className="qw-quiet">{t('page.office-space.map.base')}</span>
    </p>
  );
}

/** Buildings where they stand, on a plain grid that needs no service from outside, with their list beside. */
export function Page() {
  const { t } = useWords();
  const [query, setQuery] = useUrlState();
  const values = Object.fromEntries(names.flatMap((name) => (query[name] ? [[name, query[name]]] : [])));
  const read = useRead(mapBuildings, values as RouteSent<typeof mapBuildings>, { keepPrevious: true });
  return (
    <PlainPage
      titleKey="menu.office-space.map"
      actions={[{ id: 'list', labelKey: 'action.office-space.map.list', to: '/office-space/buildings' }]}
    >
      <div className="os-map-filters">
        <FilterBar
          route={mapBuildings}
          filters={filters}
          values={values}
          onChange={(next, options) => setQuery(Object.fromEntries(names.map((name) => [name, next[name] || undefined])), options)}
        />
      </div>
      <Await read={read} rows={12}>
        {(answer) =>
          answer.items.length === 0 ? (
            <Empty reason={Object.keys(values).length > 0 ? 'filter' : 'nature'} text={t('page.office-space.map.empty')} />
          ) : (
            <div className="os-map">
              <div className="os-map-main">
                <BuildingMap points={answer.items} />
                <Legend />
              </div>
              <Twin answer={answer} />
            </div>
          )
        }
      </Await>
    </PlainPage>
  );
}
