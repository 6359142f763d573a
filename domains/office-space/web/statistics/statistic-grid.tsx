import type { RouteOutput } from '#shared/route.ts';
import { dayOf } from '#shared/time.ts';
import { NOTHING, number, printedDay } from '#ui/i18n/format.ts';
import { useWords, type Words } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Await, Empty } from '#ui/show/states.tsx';
import { type divisionsOfForms, statisticForm } from '../../contract/statistics.ts';
import { addressOf } from '../addresses.ts';

type Form = RouteOutput<typeof statisticForm>;
type StatisticColumn = Form['columns'][number];
type Cell = Form['totals'][string];
type Body = RouteOutput<typeof divisionsOfForms>['items'][number];

/** Word lists of the columns that hold a closed word. */
const lists: Readonly<Record<string, string>> = {
  titleStatus: 'office-space.title_status',
  structure: 'office-space.structure',
  adminLevel: 'office-space.admin_level',
};
const plainNumbers = new Set(['builtYear', 'storeys']);

function textOf(column: StatisticColumn, value: Cell['value'], words: Words): string {
  if (value === null || value === '') return NOTHING;
  const list = lists[column.id];
  if (column.type === 'word' && list && words.has(`enum.${list}.${value}`)) return words.enumLabel(list, String(value));
  if (column.type === 'text' || column.type === 'word' || plainNumbers.has(column.id)) return String(value);
  return number(value);
}

function FormCell({ column, cell }: { column: StatisticColumn; cell: Cell | undefined }) {
  const words = useWords();
  const text = cell ? textOf(column, cell.value, words) : NOTHING;
  const figure = column.type !== 'text' && column.type !== 'word';
  // A figure of nothing has no rows behind it.
  const linked = cell?.link && cell.value !== null && cell.value !== 0 && cell.value !== '0.00';
  return <td className={figure ? 'os-figure' : ''}>{linked && cell.link ? <AppLink to={addressOf(cell.link)}>{text}</AppLink> : text}</td>;
}

/** Neighbours of one group under one merged head. */
function groupsOf(columns: readonly StatisticColumn[]): { group: string | null; first: string; span: number }[] {
  const groups: { group: string | null; first: string; span: number }[] = [];
  for (const column of columns) {
    const last = groups.at(-1);
    if (last && last.group !== null && last.group === column.group) last.span += 1;
    else groups.push({ group: column.group, first: column.id, span: 1 });
  }
  return groups;
}

function Head({ columns }: { columns: readonly StatisticColumn[] }) {
  const { t } = useWords();
  const label = (column: StatisticColumn) => t(`sheet.office-space.form.${column.id}`);
  return (
    <thead>
      <tr>
        {groupsOf(columns).map(({ group, first, span }) => {
          const alone = columns.find((column) => column.id === first);
          return group === null && alone ? (
            <th key={first} rowSpan={2} scope="col">
              {label(alone)}
            </th>
          ) : (
            <th key={first} colSpan={span} scope="colgroup" className="os-group">
              {t(`sheet.office-space.group.${group}`)}
            </th>
          );
        })}
      </tr>
      <tr>
        {columns
          .filter((column) => column.group !== null)
          .map((column) => (
            <th key={column.id} scope="col" className={column.type === 'text' || column.type === 'word' ? '' : 'os-figure'}>
              {label(column)}
            </th>
          ))}
      </tr>
    </thead>
  );
}

function Signatures() {
  const { t } = useWords();
  return (
    <p className="qw-only-print os-signatures">
      <span>{t('sheet.office-space.head')}</span>
      <span>{t('sheet.office-space.reviewer')}</span>
      <span>{t('sheet.office-space.filler')}</span>
      <span>
        {t('sheet.office-space.form-date')}
        {printedDay(dayOf(new Date()))}
      </span>
    </p>
  );
}

function Sheet({ form }: { form: Form }) {
  const { t, enumLabel } = useWords();
  const first = form.columns[0]?.id;
  return (
    <figure className="os-form">
      <figcaption>
        <strong>{enumLabel('office-space.statistic_form', form.form)}</strong>
        <span>
          {t('sheet.office-space.form-division')} {form.divisionName}
        </span>
        <span className="qw-num">
          {t('sheet.office-space.form-code')} {form.reportCode}
        </span>
        <span>{t('sheet.office-space.form-unit')}</span>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide form must be scrolled by keyboard too */}
      <section className="os-form-box" tabIndex={0} aria-label={enumLabel('office-space.statistic_form', form.form)}>
        <table>
          <Head columns={form.columns} />
          <tbody>
            <tr className="os-total">
              {form.columns.map((column) =>
                column.id === first ? (
                  <th key={column.id} scope="row">
                    {t('sheet.office-space.total')}
                  </th>
                ) : (
                  <FormCell key={column.id} column={column} cell={form.totals[column.id]} />
                ),
              )}
            </tr>
            {form.rows.map((row) => (
              <tr key={[row.orgId, row.title, row.cells.buildingName?.value, row.cells.technicalDocument?.value].join('.')}>
                {form.columns.map((column) =>
                  column.id === first ? (
                    <th key={column.id} scope="row">
                      {row.cells[column.id]?.value ?? row.title}
                    </th>
                  ) : (
                    <FormCell key={column.id} column={column} cell={row.cells[column.id]} />
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Signatures />
    </figure>
  );
}

/** One national form in its official layout. */
export function StatisticGrid({ form, body }: { form: '1' | '2' | '3'; body: Body }) {
  const { t } = useWords();
  const read = useRead(statisticForm, { form, divisionCode: body.divisionCode, level: body.level }, { staleMs: 60_000 });
  return (
    <Await read={read} rows={12}>
      {(sheet) =>
        sheet.rows.length === 0 ? <Empty reason="nature" text={t('page.office-space.statistics.empty')} /> : <Sheet form={sheet} />
      }
    </Await>
  );
}
