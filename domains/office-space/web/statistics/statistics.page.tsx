import { Segmented, Select } from 'antd';
import type { RouteOutput } from '#shared/route.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useDownload } from '#ui/query/download.ts';
import { useRead } from '#ui/query/use-read.ts';
import { Await, Empty } from '#ui/show/states.tsx';
import { useUrlState } from '#ui/show/url-value.ts';
import { divisionsOfForms, exportForm } from '../../contract/statistics.ts';
import { ClassesTable } from './classes-table.tsx';
import { StatisticGrid } from './statistic-grid.tsx';
import './statistics.css';

type Bodies = RouteOutput<typeof divisionsOfForms>['items'];
type Body = Bodies[number];

const views = ['1', '2', '3', 'classes'] as const;
type View = (typeof views)[number];
const keyOf = (body: Pick<Body, 'divisionCode' | 'level'>): string => `${body.divisionCode}.${body.level}`;

interface ChoiceProps {
  bodies: Bodies;
  body: Body;
  view: View;
  onChange: (change: { body?: string; view?: string }) => void;
}

/** Which reporting body and which form; no form goes across levels (OS-30). */
function Choice({ bodies, body, view, onChange }: ChoiceProps) {
  const { t, enumLabel } = useWords();
  return (
    <div className="os-row qw-noprint os-choice">
      <Segmented<View>
        aria-label={t('field.office-space.form')}
        value={view}
        onChange={(next) => onChange({ view: next })}
        options={views.map((value) => ({ value, label: t(`page.office-space.statistics.view.${value}`) }))}
      />
      <Select
        aria-label={t('page.office-space.statistics.body')}
        value={keyOf(body)}
        onChange={(next) => onChange({ body: next })}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        options={bodies.map((one) => ({
          value: keyOf(one),
          label: t('page.office-space.statistics.body-name', {
            division: one.divisionName,
            level: enumLabel('office-space.admin_level', one.level),
            count: one.unitCount,
          }),
        }))}
      />
    </div>
  );
}

function Statistics({ bodies }: { bodies: Bodies }) {
  const { t } = useWords();
  const [query, setQuery] = useUrlState();
  const report = useDownload(exportForm);
  const view: View = views.find((one) => one === query.view) ?? '2';
  const body = bodies.find((one) => keyOf(one) === query.body) ?? bodies[0];
  if (!body) return <Empty reason="rights" />;
  const { divisionCode, level } = body;
  return (
    <PlainPage
      titleKey="menu.office-space.statistics"
      below={t('page.office-space.statistics.about')}
      actions={[
        { id: 'print', labelKey: 'action.print', run: () => window.print() },
        {
          id: 'export',
          labelKey: 'action.office-space.statistics.export',
          offered: view !== 'classes',
          pending: report.pending,
          run: () => (view === 'classes' ? undefined : report.run({ form: view, divisionCode, level })),
          primary: true,
        },
      ]}
    >
      <Choice bodies={bodies} body={body} view={view} onChange={setQuery} />
      {view === 'classes' ? <ClassesTable divisionCode={divisionCode} level={level} /> : <StatisticGrid form={view} body={body} />}
    </PlainPage>
  );
}

/** Forms 1 to 3 of the national statistics and the three classes; each cell leads to the rows behind it. */
export function Page() {
  const read = useRead(divisionsOfForms, {}, { staleMs: 300_000 });
  return (
    <div className="qw-print-a3">
      <Await read={read} rows={10}>
        {({ items }) => <Statistics bodies={items} />}
      </Await>
    </div>
  );
}
