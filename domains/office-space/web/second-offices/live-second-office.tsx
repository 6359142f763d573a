import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { useSettled } from '#ui/query/use-settled.ts';
import { Failure, Loading } from '#ui/show/states.tsx';
import { trySecondOffice } from '../../contract/second-offices.ts';
import { FindingLines } from '../leases/finding-lines.tsx';
import '../office-space.css';

/** What is filled in so far. */
export interface Asked {
  personId?: string | undefined;
  roomId?: string | undefined;
  distanceKm?: string | number | undefined;
  daysPerMonth?: number | undefined;
}

const isWhole = ({ personId, roomId, distanceKm, daysPerMonth }: Asked): boolean =>
  Boolean(personId && roomId) && /^\d{1,4}(\.\d)?$/.test(String(distanceKm ?? '')) && Number(daysPerMonth) >= 1;

const NOBODY = '00000000-0000-7000-8000-000000000000';

/** The rule's answer before the application is sent: area against the standard, grounds, other offices. */
export function LiveSecondOffice({ asked }: { asked: Asked }) {
  const { t } = useWords();
  const { personId, roomId, distanceKm, daysPerMonth } = asked;
  const settled = JSON.parse(useSettled(JSON.stringify({ personId, roomId, distanceKm, daysPerMonth }))) as Asked;
  const whole = isWhole(settled);
  const question = {
    personId: settled.personId ?? NOBODY,
    roomId: settled.roomId ?? NOBODY,
    distanceKm: String(settled.distanceKm ?? '0'),
    daysPerMonth: Number(settled.daysPerMonth ?? 1),
  };
  const read = useRead(trySecondOffice, question, { enabled: whole, keepPrevious: true });
  return (
    <section aria-live="polite" aria-busy={read.isFetching} className="os-stack">
      <h2>{t('page.office-space.second-office.verdict')}</h2>
      {!whole ? (
        <p className="qw-quiet">{t('page.office-space.second-office.ask')}</p>
      ) : read.error ? (
        <Failure error={read.error} />
      ) : read.data ? (
        <>
          <p className="qw-num">
            {t('page.office-space.second-office.areas', { area: number(read.data.areaSqm), limit: number(read.data.limitSqm) })}
          </p>
          <FindingLines findings={read.data.findings} fitKey="page.office-space.second-office.fit" fitClause="measures-2017.use" />
        </>
      ) : (
        <Loading rows={3} />
      )}
    </section>
  );
}
