import { DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import type { RouteOutput } from '#shared/route.ts';
import { dayOf } from '#shared/time.ts';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Await, Empty } from '#ui/show/states.tsx';
import { useUrlState } from '#ui/show/url-value.ts';
import { DataTable } from '#ui/table/data-table.tsx';
import { caseStatistics, groups } from '../../contract/statistics.ts';
import { scoreTable } from './score.table.tsx';
import '../cases.css';

type Figures = RouteOutput<typeof caseStatistics>;
type Counts = Figures['totals'];
type Group = (typeof groups)[number];
const views = [...groups, 'scores'] as const;
type View = (typeof views)[number];

const lists: Readonly<Partial<Record<Group, string>>> = { object: 'cases.object', severity: 'cases.severity', level: 'cases.admin_level' };

const address = (query: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}): string =>
  `/cases?${new URLSearchParams({ ...query, ...more }).toString()}`;

/** A figure that opens the cases behind it; nothing to open behind a zero. */
function Opens({ value, to }: { value: number; to: string }) {
  return value > 0 ? <AppLink to={to}>{number(value)}</AppLink> : <>0</>;
}

const rate = (value: string | null): string => (value === null ? '—' : `${value}%`);

function Cells({ row, query }: { row: Counts; query: Readonly<Record<string, string>> }) {
  return (
    <>
      <td className="cs-figure">
        <Opens value={row.founded} to={address(query)} />
      </td>
      <td className="cs-figure">
        <Opens value={row.due} to={address(query, { outcome: 'due' })} />
      </td>
      <td className="cs-figure">
        <Opens value={row.closed} to={address(query, { outcome: 'closed' })} />
      </td>
      <td className="cs-figure">
        <Opens value={row.onTime} to={address(query, { outcome: 'on-time' })} />
      </td>
      <td className="cs-figure">
        <Opens value={row.late} to={address(query, { outcome: 'late' })} />
      </td>
      <td className="cs-figure">
        <Opens value={row.open} to={address(query, { outcome: 'due', running: 'true' })} />
      </td>
      <td className="cs-figure">{rate(row.closureRate)}</td>
      <td className="cs-figure">{rate(row.onTimeRate)}</td>
      <td className="cs-figure">
        <Opens value={row.repeated} to={address(query, { repeated: 'true' })} /> {row.repeated > 0 ? `(${rate(row.repeatRate)})` : ''}
      </td>
      <td className="cs-figure">{row.averageDays ?? '—'}</td>
      <td className="cs-figure">{number(row.recoveredYuan)}</td>
      <td className="cs-figure">{number(row.returnedSqm)}</td>
    </>
  );
}

const heads = [
  'founded',
  'due',
  'closed',
  'onTime',
  'late',
  'open',
  'closureRate',
  'onTimeRate',
  'repeated',
  'averageDays',
  'recoveredYuan',
  'returnedSqm',
] as const;

function FigureTable({ data, group, period }: { data: Figures; group: Group; period: Readonly<Record<string, string>> }) {
  const { t, enumLabel } = useWords();
  const list = lists[group];
  if (data.rows.length === 0) return <Empty reason="nature" text={t('page.cases.statistics.empty')} />;
  return (
    <div className="cs-scroll">
      <table className="cs-table">
        <thead>
          <tr>
            <th scope="col">{enumLabel('cases.group', group)}</th>
            {heads.map((head) => (
              <th key={head} scope="col" className="cs-figure">
                {t(`page.cases.statistics.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {row.name ? (group === 'item' ? `${row.key} ${row.name}` : row.name) : list ? enumLabel(list, row.key) : row.key}
              </th>
              <Cells row={row} query={row.query} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('page.cases.statistics.total')}</th>
            <Cells row={data.totals} query={{ founded: 'true', running: 'false', ...period }} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** The four figures that are asked for first; each opens its cases. */
function Tiles({ totals, period }: { totals: Counts; period: Readonly<Record<string, string>> }) {
  const { t } = useWords();
  const query = { founded: 'true', running: 'false', ...period };
  const tiles: [string, string, string][] = [
    ['founded', number(totals.founded), address(query)],
    ['closureRate', rate(totals.closureRate), address(query, { outcome: 'closed' })],
    ['onTimeRate', rate(totals.onTimeRate), address(query, { outcome: 'on-time' })],
    ['repeatRate', rate(totals.repeatRate), address(query, { repeated: 'true' })],
    ['open', number(totals.open), address(query, { outcome: 'due', running: 'true' })],
  ];
  return (
    <div className="cs-tiles">
      {tiles.map(([name, value, to]) => (
        <AppLink key={name} to={to} className="cs-tile">
          <span className="qw-quiet">{t(`page.cases.statistics.${name}`)}</span>
          <strong className="qw-num">{value}</strong>
        </AppLink>
      ))}
    </div>
  );
}

function Grouped({ group, period }: { group: Group; period: { foundFrom: string; foundTo: string } }) {
  const read = useRead(caseStatistics, { group, ...period }, { keepPrevious: true });
  return (
    <Await read={read} rows={8}>
      {(data) => (
        <>
          <Tiles totals={data.totals} period={period} />
          <FigureTable data={data} group={group} period={period} />
        </>
      )}
    </Await>
  );
}

/** Founded findings of a period with the rates of supervision, and the scores of the units; every figure opens its cases. */
export function Page() {
  const { t, enumLabel } = useWords();
  const [query, setQuery] = useUrlState();
  const today = dayOf(new Date());
  const period = { foundFrom: query.foundFrom ?? `${today.slice(0, 4)}-01-01`, foundTo: query.foundTo ?? today };
  const view: View = views.find((one) => one === query.view) ?? 'object';
  return (
    <div className="qw-print-wide">
      <PlainPage titleKey="menu.cases.statistics" actions={[{ id: 'print', labelKey: 'action.print', run: () => window.print() }]}>
        <div className="cs-row qw-noprint">
          <Segmented<View>
            aria-label={t('field.cases.group')}
            value={view}
            onChange={(next) => setQuery({ view: next, page: undefined, sort: undefined })}
            options={views.map((value) => ({
              value,
              label: value === 'scores' ? t('page.cases.statistics.scores') : enumLabel('cases.group', value),
            }))}
          />
          <DatePicker.RangePicker
            aria-label={t('page.cases.statistics.period')}
            allowClear={false}
            value={[dayjs(period.foundFrom), dayjs(period.foundTo)]}
            onChange={(range) =>
              range?.[0] && range[1]
                ? setQuery({ foundFrom: range[0].format('YYYY-MM-DD'), foundTo: range[1].format('YYYY-MM-DD') })
                : undefined
            }
          />
        </div>
        {view === 'scores' ? <DataTable table={scoreTable} input={period} /> : <Grouped group={view} period={period} />}
      </PlainPage>
    </div>
  );
}
