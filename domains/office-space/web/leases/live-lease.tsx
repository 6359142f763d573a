import type { RouteSent } from '#shared/route.ts';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { useSettled } from '#ui/query/use-settled.ts';
import { Failure, Loading } from '#ui/show/states.tsx';
import { previewLease } from '../../contract/leases.ts';
import { FindingLines } from './finding-lines.tsx';
import { ScheduleTable } from './schedule-table.tsx';
import '../office-space.css';

type Plan = RouteSent<typeof previewLease>;

const area = /^\d{1,7}(\.\d{1,2})?$/;
const isDay = (value: unknown): boolean => /^\d{4}-\d\d-\d\d$/.test(String(value ?? ''));

/** The part of a form that makes a whole question; null while something misses. */
function planOf(values: Partial<Plan>): Plan | null {
  const { direction, areaSqm, from, to } = values;
  if (!direction || !area.test(String(areaSqm ?? '')) || Number(areaSqm) <= 0 || !isDay(from) || !isDay(to)) return null;
  if (String(to) < String(from)) return null;
  const rent = direction === 'let' ? { rentBasis: values.rentBasis ?? null, rentYuan: values.rentYuan || null } : {};
  const rise =
    values.escalationPercent && values.escalationMonths
      ? { escalationPercent: values.escalationPercent, escalationMonths: values.escalationMonths }
      : {};
  return {
    direction,
    areaSqm: String(areaSqm),
    from: String(from),
    to: String(to),
    exchangeDocument: values.exchangeDocument || null,
    rentPeriod: values.rentPeriod ?? 'quarterly',
    dueDays: values.dueDays ?? 0,
    rentFreeDays: values.rentFreeDays ?? 0,
    ...rent,
    ...rise,
  };
}

/** Schedule, sum and verdicts of what is filled in, before anything is sent. */
export function LiveLease({ values }: { values: Partial<Plan> }) {
  const { t } = useWords();
  const settled = useSettled(JSON.stringify(planOf(values)));
  const plan = JSON.parse(settled) as Plan | null;
  const nothing: Plan = { direction: 'let', areaSqm: '1', from: '2026-01-01', to: '2026-01-01' };
  const read = useRead(previewLease, plan ?? nothing, { enabled: plan !== null, keepPrevious: true });
  return (
    <section aria-live="polite" aria-busy={read.isFetching} className="os-stack">
      <h2>{t('page.office-space.lease.schedule')}</h2>
      {plan === null ? (
        <p className="qw-quiet">{t('page.office-space.lease.ask')}</p>
      ) : read.error ? (
        <Failure error={read.error} />
      ) : read.data ? (
        <>
          <FindingLines findings={read.data.findings} fitKey="page.office-space.lease.fit" fitClause="measures-2017.disposal" />
          {read.data.perSqmMonthYuan ? (
            <p className="qw-num">
              {t('page.office-space.lease.compare', { price: number(read.data.perSqmMonthYuan), sum: number(read.data.scheduledYuan) })}
            </p>
          ) : null}
          <ScheduleTable lines={read.data.lines} sumYuan={read.data.scheduledYuan} />
        </>
      ) : (
        <Loading rows={4} />
      )}
    </section>
  );
}
