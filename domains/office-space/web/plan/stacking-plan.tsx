import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { Await, Empty } from '#ui/show/states.tsx';
import { useUrlState } from '#ui/show/url-value.ts';
import { stackBuilding } from '../../contract/rooms.ts';
import { FloorRow } from './floor-row.tsx';
import { type Colouring, colourings, legendOf, type Stack, type StackRoom } from './plan-colours.ts';
import { PlanLegend } from './plan-legend.tsx';
import { RoomLine } from './room-line.tsx';
import { walkPlan } from './walk-plan.ts';
import './plan.css';

const areaOf = (rooms: readonly StackRoom[]): number => rooms.reduce((sum, room) => sum + Number(room.usableAreaSqm ?? 0), 0);

function Plan({ stack }: { stack: Stack }) {
  const words = useWords();
  const { t } = words;
  const [query, setQuery] = useUrlState();
  const by: Colouring = colourings.find((c) => c === query.by) ?? 'unit';
  const [pointed, point] = useState<StackRoom | null>(null);
  const [only, setOnly] = useState<string | null>(null);
  const legend = useMemo(() => legendOf(stack, by, words), [stack, by, words]);
  const widest = Math.max(...stack.floors.map((floor) => areaOf(floor.rooms)), 1);
  const first = stack.floors.find((floor) => floor.rooms.length > 0)?.rooms[0]?.id;
  if (first === undefined) return <Empty reason="nature" text={t('page.office-space.plan.empty')} />;
  return (
    <section className="os-plan" aria-label={t('page.office-space.plan')}>
      <div className="os-plan-tools qw-noprint">
        <span id="os-plan-by">{t('page.office-space.plan.by')}</span>
        <Segmented<Colouring>
          aria-labelledby="os-plan-by"
          value={by}
          onChange={(next) => {
            setOnly(null);
            setQuery({ by: next === 'unit' ? undefined : next }, { replace: true });
          }}
          options={colourings.map((value) => ({ value, label: t(`page.office-space.plan.by.${value}`) }))}
        />
        <span className="qw-quiet os-plan-keys">{t('page.office-space.plan.keys')}</span>
      </div>
      <RoomLine room={pointed} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys act on the focused block, which is a link */}
      <div className="os-plan-floors qw-print-exact" onKeyDown={walkPlan} onPointerLeave={() => point(null)}>
        {stack.floors.map((floor) => (
          <FloorRow
            key={floor.id}
            floor={floor}
            share={areaOf(floor.rooms) / widest}
            area={number(areaOf(floor.rooms), 2)}
            by={by}
            legend={legend}
            only={only}
            entry={first}
            onPoint={point}
          />
        ))}
      </div>
      <PlanLegend legend={legend} only={only} onOnly={setOnly} />
    </section>
  );
}

/** A building drawn floor by floor: highest on top, a room as wide as its area. Colour, mark and word say the same. */
export function StackingPlan({ buildingId }: { buildingId: string }) {
  const read = useRead(stackBuilding, { buildingId }, { staleMs: 60_000 });
  return (
    <Await read={read} rows={8}>
      {(stack) => <Plan stack={stack} />}
    </Await>
  );
}
