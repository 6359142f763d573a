import { Checkbox } from 'antd';
import { useState } from 'react';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Empty } from '#ui/show/states.tsx';
import { Status } from '#ui/show/tone.tsx';
import type { VacancyLine } from '../../contract/vacancies.ts';
import { roomAddress } from '../addresses.ts';
import { PlainTable } from '../plain-table.tsx';
import { StackingPlan } from '../plan/stacking-plan.tsx';

export interface VacancyTableProps {
  vacancies: readonly VacancyLine[];
  /** Ids of the chosen rooms; without it nothing can be chosen. */
  chosen?: readonly string[];
  onChoose?: (roomIds: readonly string[]) => void;
}

/** Rows at rest; on a phone each is a card. */
const FIRST = 8;

const keyOf = (v: VacancyLine): string => v.roomId ?? `${v.buildingName} ${v.roomCode}`;

/** Every vacancy that serves, the own ones first; on request where it lies in its building. */
export function VacancyTable({ vacancies, chosen, onChoose }: VacancyTableProps) {
  const { t, field, enumLabel } = useWords();
  const [all, setAll] = useState(false);
  const [planOf, setPlanOf] = useState<{ id: string; name: string } | null>(null);
  if (vacancies.length === 0) return <Empty reason="nature" text={t('page.office-space.vacancies.empty')} />;
  const shown = all ? vacancies : vacancies.slice(0, FIRST);
  const valued = vacancies.some((v) => v.bookValueYuan !== null);
  const choosing = chosen !== undefined && onChoose !== undefined;
  const heads = [
    { label: field('office-space', 'roomCode') },
    { label: field('office-space', 'buildingName') },
    { label: field('office-space', 'floorName') },
    { label: `${field('office-space', 'usableAreaSqm')} ${t('unit.sqm')}`, figure: true },
    { label: `${field('office-space', 'vacancyDistance')} ${t('unit.km')}`, figure: true },
    { label: field('office-space', 'orgName') },
    { label: field('office-space', 'builtYear'), figure: true },
    ...(valued ? [{ label: `${field('office-space', 'bookValueYuan')} ${t('unit.yuan')}`, figure: true }] : []),
    { label: field('office-space', 'fit') },
  ];
  const toggle = (id: string, on: boolean) => onChoose?.(on ? [...(chosen ?? []), id] : (chosen ?? []).filter((one) => one !== id));
  return (
    <div className="os-stack">
      <PlainTable
        caption={t('page.office-space.vacancies')}
        heads={heads}
        rows={shown.map((v) => ({
          key: keyOf(v),
          cells: [
            <span key="room" className="osr-room">
              {choosing && v.roomId ? (
                <Checkbox
                  checked={chosen.includes(v.roomId)}
                  onChange={(event) => toggle(v.roomId ?? '', event.target.checked)}
                  aria-label={t('page.office-space.vacancies.choose', { room: `${v.buildingName} ${v.roomCode}` })}
                />
              ) : null}
              {v.roomId ? <AppLink to={roomAddress(v.roomId)}>{v.roomCode}</AppLink> : v.roomCode}
            </span>,
            v.buildingId ? (
              <button
                key="building"
                type="button"
                className="qw-linkish"
                aria-pressed={planOf?.id === v.buildingId}
                title={t('page.office-space.vacancies.plan')}
                onClick={() => setPlanOf(planOf?.id === v.buildingId ? null : { id: v.buildingId ?? '', name: v.buildingName })}
              >
                {v.buildingName}
              </button>
            ) : (
              v.buildingName
            ),
            v.floorName,
            number(v.usableAreaSqm),
            number(v.distanceKm),
            v.own ? <Status key="own" tone="ok" word={t('page.office-space.vacancies.own')} /> : v.orgName,
            v.builtYear === null ? number(null) : String(v.builtYear),
            ...(valued ? [number(v.bookValueYuan)] : []),
            enumLabel('office-space.fit', v.fit),
          ],
        }))}
      />
      {shown.length < vacancies.length ? (
        <button type="button" className="qw-linkish os-more" onClick={() => setAll(true)}>
          {t('page.office-space.vacancies.all', { count: vacancies.length })}
        </button>
      ) : null}
      {planOf ? (
        <section className="os-section qw-panel">
          <h2>{t('page.office-space.vacancies.plan-of', { building: planOf.name })}</h2>
          <StackingPlan buildingId={planOf.id} />
        </section>
      ) : null}
    </div>
  );
}
