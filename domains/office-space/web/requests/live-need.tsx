import { Form, InputNumber } from 'antd';
import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { useSettled } from '#ui/query/use-settled.ts';
import { Failure, Loading } from '#ui/show/states.tsx';
import { assessNeed } from '../../contract/vacancies.ts';
import type { RoomKind } from '../../contract/words.ts';
import { ranksOf } from '../../rules/ranks.ts';
import { NeedLines } from './need-lines.tsx';
import { VacancyTable } from './vacancy-table.tsx';

/** What the form holds while it is filled in. */
export interface Thought {
  orgId?: string | undefined;
  kind?: RoomKind | undefined;
  wantedSqm?: string | number | undefined;
  ranks?: Readonly<Record<string, number>> | undefined;
  personIds?: readonly string[] | undefined;
  buildingId?: string | null | undefined;
}

const area = /^\d{1,7}(\.\d{1,2})?$/;

const askable = ({ orgId, kind, wantedSqm }: Thought): boolean =>
  Boolean(orgId) && Boolean(kind) && area.test(String(wantedSqm ?? '')) && Number(wantedSqm) > 0;

/** Asks the server what a thought would need, once the typing pauses. */
function useAssessment(thought: Thought) {
  const text = useSettled(JSON.stringify(thought));
  const { orgId = '', kind = 'office', wantedSqm = '0', ranks = {}, personIds = [], buildingId = null } = JSON.parse(text) as Thought;
  const asked = askable(JSON.parse(text) as Thought);
  const wish = { orgId, kind, wantedSqm: String(wantedSqm), ranks: { ...ranks }, personIds: [...personIds], buildingId };
  return { asked, read: useRead(assessNeed, wish, { enabled: asked, keepPrevious: true }) };
}

/** Live figures and hints of the form: verdict lines, and what stands vacant, before anything is sent. */
export function LiveNeed({ thought }: { thought: Thought }) {
  const { t } = useWords();
  const { asked, read } = useAssessment(thought);
  return (
    <section aria-live="polite" aria-busy={read.isFetching} className="os-stack">
      <h2>{t('page.office-space.need')}</h2>
      {!asked ? (
        <p className="qw-quiet">{t('page.office-space.need.ask')}</p>
      ) : read.error ? (
        <Failure error={read.error} />
      ) : read.data ? (
        <>
          <NeedLines assessment={read.data} />
          {read.data.vacancies.length > 0 ? <VacancyTable vacancies={read.data.vacancies} /> : null}
        </>
      ) : (
        <Loading rows={3} />
      )}
    </section>
  );
}

interface RankCountsProps {
  id?: string;
  value: unknown;
  onChange: (value: unknown) => void;
  disabled: boolean;
}

/** How many persons of each rank of the unit's level; those who are named are not counted again. */
export function RankCounts({ id, value, onChange, disabled }: RankCountsProps) {
  const { enumLabel } = useWords();
  const orgId = Form.useWatch<string | undefined>('orgId', { preserve: true });
  const { read } = useAssessment({ orgId, kind: 'office', wantedSqm: '9' });
  const counts = (value ?? {}) as Record<string, number>;
  const ranks: readonly string[] = ranksOf[read.data?.level ?? 'M'];
  return (
    <div className="osr-ranks" id={id}>
      {ranks.map((rank) => (
        <div key={rank}>
          <label htmlFor={`osr-rank-${rank}`}>{enumLabel('office-space.rank', rank)}</label>
          <InputNumber
            id={`osr-rank-${rank}`}
            min={0}
            max={10_000}
            precision={0}
            disabled={disabled}
            value={counts[rank] ?? 0}
            onChange={(count) => onChange({ ...counts, [rank]: count ?? 0 })}
          />
        </div>
      ))}
    </div>
  );
}
