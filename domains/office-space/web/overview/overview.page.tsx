import type { RouteOutput } from '#shared/route.ts';
import { useCan } from '#ui/access/use-me.ts';
import { instant, number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Await, Empty } from '#ui/show/states.tsx';
import { Shape } from '#ui/show/tone.tsx';
import { overview } from '../../contract/overview.ts';
import { addressOf } from '../addresses.ts';
import { CheckRun, useCheckRun } from '../alarms/check-run.tsx';
import { alarmTones } from '../tones.ts';
import { AlarmBars, KindBars } from './bars.tsx';
import './overview.css';

export type Overview = RouteOutput<typeof overview>;
type Figure = Overview['figures'][number];

/** Figures that ask for an act stand first and larger. */
const loud = new Set(['alarms-red', 'alarms-yellow', 'reclaims-open', 'reclaims-overdue', 'obsolete-approved']);

export function FigureLink({ figure }: { figure: Figure }) {
  const { t } = useWords();
  const unit = figure.type === 'sqm' ? t('unit.sqm') : figure.type === 'percent' ? t('unit.percent') : '';
  return (
    <AppLink to={addressOf(figure.link)} className="os-tile">
      <span className="qw-quiet">{t(`page.office-space.figure.${figure.id}`)}</span>
      <span className="os-tile-figure qw-num">
        {figure.level ? <Shape tone={alarmTones[figure.level] ?? 'quiet'} /> : null}
        {number(figure.value)} {unit ? <small>{unit}</small> : null}
      </span>
    </AppLink>
  );
}

function Tiles({ figures, titleKey }: { figures: readonly Figure[]; titleKey: string }) {
  const { t } = useWords();
  if (figures.length === 0) return null;
  return (
    <section className="os-section">
      <h2>{t(titleKey)}</h2>
      <div className="os-tiles">
        {figures.map((figure) => (
          <FigureLink key={figure.id} figure={figure} />
        ))}
      </div>
    </section>
  );
}

function Content({ data }: { data: Overview }) {
  const { t } = useWords();
  return (
    <>
      <Tiles titleKey="page.office-space.overview.attend" figures={data.figures.filter((figure) => loud.has(figure.id))} />
      <Tiles titleKey="page.office-space.overview.register" figures={data.figures.filter((figure) => !loud.has(figure.id))} />
      <div className="os-halves">
        <section className="qw-panel os-section">
          <h2>{t('page.office-space.overview.by-kind')}</h2>
          {data.byKind.length === 0 ? <Empty reason="nature" /> : <KindBars lines={data.byKind} />}
        </section>
        {data.byAlarm.length > 0 ? (
          <section className="qw-panel os-section">
            <h2>{t('page.office-space.overview.by-alarm')}</h2>
            <AlarmBars lines={data.byAlarm} />
          </section>
        ) : null}
      </div>
    </>
  );
}

/** The figures of office space in the reader's reach; every one leads to the rows that make it. */
export function Page() {
  const { t } = useWords();
  const can = useCan();
  const check = useCheckRun();
  const read = useRead(overview, {});
  const at = read.data?.checkedAt;
  return (
    <PlainPage
      titleKey="menu.office-space.overview"
      below={can('office-space.alarm.read') ? (at ? t('page.office-space.alarms.checked', { at: instant(at) }) : '…') : undefined}
      actions={[
        {
          id: 'check',
          labelKey: 'action.office-space.check.run',
          permission: 'office-space.check.run',
          pending: check.pending,
          run: check.start,
        },
      ]}
    >
      <CheckRun run={check} />
      <Await read={read} rows={12}>
        {(data) => <Content data={data} />}
      </Await>
    </PlainPage>
  );
}
