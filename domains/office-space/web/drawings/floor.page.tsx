import { Button, DatePicker, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useDo } from '#ui/query/use-do.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await, Empty } from '#ui/show/states.tsx';
import { useUrlState } from '#ui/show/url-value.ts';
import { bindShapes, getDrawing } from '../../contract/drawings.ts';
import { buildingAddress, roomAddress } from '../addresses.ts';
import { useAct } from '../form-drawer.tsx';
import { PlainTable } from '../plain-table.tsx';
import { type Colouring, colourings, type Legend, legendEntry, legendOf } from '../plan/plan-colours.ts';
import { PlanLegend } from '../plan/plan-legend.tsx';
import { floorAddress } from './addresses.ts';
import { type Drawing, type Floor, FloorView } from './floor-view.tsx';
import { ImportDrawer } from './import-drawer.tsx';
import './drawings.css';

type Bindings = ReadonlyMap<string, string>;
const kept = (drawing: Drawing | null): Bindings => new Map(drawing?.bindings.map((one) => [one.shapeId, one.roomId]) ?? []);

/** Day, edition and colour: what the drawing shows. */
function Tools({ floor, by }: { floor: Floor; by: Colouring }) {
  const { t } = useWords();
  const [, setQuery] = useUrlState();
  return (
    <div className="os-plan-tools qw-noprint">
      <Segmented<Colouring>
        aria-label={t('page.office-space.floor.by')}
        value={by}
        onChange={(next) => setQuery({ by: next === 'unit' ? undefined : next }, { replace: true })}
        options={colourings.map((value) => ({ value, label: t(`page.office-space.plan.by.${value}`) }))}
      />
      <DatePicker
        value={dayjs(floor.on)}
        allowClear={false}
        maxDate={dayjs()}
        aria-label={t('page.office-space.floor.on')}
        onChange={(day) => setQuery({ on: day ? day.format('YYYY-MM-DD') : undefined })}
      />
      {floor.editions.length > 1 ? (
        <Select
          aria-label={t('page.office-space.floor.editions')}
          value={floor.drawing?.edition}
          onChange={(edition) => setQuery({ edition: edition === floor.editions[0]?.edition ? undefined : String(edition) })}
          options={floor.editions.map((one) => ({
            value: one.edition,
            label: `${t('page.office-space.floor.edition', { edition: one.edition })} ${one.madeOn}`,
          }))}
        />
      ) : null}
      <span className="qw-quiet os-plan-keys">{t('page.office-space.floor.keys')}</span>
    </div>
  );
}

/** While rooms are bound: which room, how many are, and saving. */
function Binding({
  floor,
  drawing,
  bindings,
  room,
  onRoom,
  onEnd,
  onBindings,
}: {
  floor: Floor;
  drawing: Drawing;
  bindings: Bindings;
  room: string | null;
  onRoom: (id: string | null) => void;
  onEnd: () => void;
  onBindings: (next: Bindings) => void;
}) {
  const { t } = useWords();
  const save = useDo(bindShapes);
  const bound = new Set(bindings.values());
  const run = async () => {
    const input = [...bindings].map(([shapeId, roomId]) => ({ shapeId, roomId }));
    const outcome = await save.run({ floorId: floor.floorId, edition: drawing.edition, version: drawing.version, bindings: input });
    if (outcome.ok) onEnd();
  };
  return (
    <div className="os-plan-tools qw-noprint">
      <strong>{t('page.office-space.floor.binding')}</strong>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        style={{ minWidth: 200 }}
        aria-label={t('page.office-space.floor.bind-room')}
        value={room}
        onChange={onRoom}
        options={floor.rooms.map((one) => ({ value: one.id, label: `${bound.has(one.id) ? '✓ ' : ''}${one.code} ${one.name}` }))}
      />
      <span className="qw-num">{t('page.office-space.floor.bound', { bound: bound.size, all: floor.rooms.length })}</span>
      {room && bound.has(room) ? (
        <button
          type="button"
          className="qw-linkish"
          onClick={() => onBindings(new Map([...bindings].filter(([, roomId]) => roomId !== room)))}
        >
          {t('action.office-space.floor.unbind')}
        </button>
      ) : null}
      <Button type="primary" loading={save.pending} onClick={() => void run()}>
        {t('action.office-space.floor.save-bind')}
      </Button>
    </div>
  );
}

/** What the drawing shows in words: for who does not see it, and for a search on the page. */
function RoomList({
  floor,
  by,
  legend,
  bound,
}: {
  floor: Floor;
  by: Colouring;
  legend: ReadonlyMap<string, Legend>;
  bound: ReadonlySet<string>;
}) {
  const { t } = useWords();
  return (
    <PlainTable
      caption={t('page.office-space.floor.rooms')}
      heads={[
        { label: t('field.office-space.roomCode') },
        { label: t('page.office-space.floor.by') },
        { label: t('field.office-space.orgName') },
        { label: t('page.office-space.floor.people') },
        { label: t('page.office-space.floor.view') },
      ]}
      rows={floor.rooms.map((one) => {
        const look = legendEntry(legend, by, one);
        return {
          key: one.id,
          cells: [
            <AppLink key="room" to={roomAddress(one.id)}>
              {one.code} {one.name}
            </AppLink>,
            `${look?.mark ?? ''} ${look?.word ?? ''}`,
            one.orgName,
            one.people.length > 0 ? one.people.join('、') : String(one.occupantCount),
            bound.has(one.id) ? '✓' : t('page.office-space.floor.unbound'),
          ],
        };
      })}
    />
  );
}

function Plan({ floor, binding, onEnd }: { floor: Floor; binding: boolean; onEnd: () => void }) {
  const words = useWords();
  const { t, enumLabel } = words;
  const [query] = useUrlState();
  const by: Colouring = colourings.find((one) => one === query.by) ?? 'unit';
  const [only, setOnly] = useState<string | null>(null);
  const [changed, setChanged] = useState<Bindings | null>(null);
  const [room, setRoom] = useState<string | null>(null);
  const stack = useMemo(
    () => ({
      buildingId: floor.buildingId,
      buildingName: floor.buildingName,
      floors: [{ id: floor.floorId, level: 0, name: floor.floorName, rooms: floor.rooms }],
    }),
    [floor],
  );
  const legend = useMemo(() => legendOf(stack, by, words), [stack, by, words]);
  const { drawing } = floor;
  const bindings = (binding ? changed : null) ?? kept(drawing);
  const bind = (shapeId: string): void => {
    if (!target) return;
    const next = new Map([...bindings].filter(([, roomId]) => roomId !== target));
    next.set(shapeId, target);
    setChanged(next);
    setRoom(null);
  };
  const boundRooms = new Set(bindings.values());
  const unbound = floor.rooms.find((one) => !boundRooms.has(one.id))?.id ?? null;
  const target = room ?? unbound;
  return (
    <section className="os-plan" aria-label={t('page.office-space.floor.view')}>
      <Tools floor={floor} by={by} />
      {drawing && binding ? (
        <Binding floor={floor} drawing={drawing} bindings={bindings} room={target} onRoom={setRoom} onEnd={onEnd} onBindings={setChanged} />
      ) : null}
      {drawing ? (
        <>
          <FloorView
            key={drawing.edition}
            floor={floor}
            drawing={drawing}
            bindings={bindings}
            by={by}
            legend={legend}
            only={only}
            chosenRoom={binding ? target : null}
            {...(binding ? { onShape: bind } : {})}
          />
          <p className="qw-quiet os-floor-made">
            {t('page.office-space.floor.edition', { edition: drawing.edition })} ·{' '}
            {t('page.office-space.floor.made', {
              source: enumLabel('office-space.drawing_source', drawing.source),
              by: drawing.madeBy,
              on: drawing.madeOn,
              rooms: drawing.boundRooms,
            })}
            {drawing.note ? ` · ${drawing.note}` : ''}
          </p>
        </>
      ) : (
        <Empty reason="nature" text={t('page.office-space.floor.none')} />
      )}
      <PlanLegend legend={legend} only={only} onOnly={setOnly} />
      <RoomList floor={floor} by={by} legend={legend} bound={boundRooms} />
    </section>
  );
}

/** A floor as it is drawn, with who uses which room today or on any past day; its list says the same without the drawing. */
export function Page() {
  const { floorId } = usePageParams('floorId');
  const [query] = useUrlState();
  const act = useAct();
  const [binding, setBinding] = useState(false);
  const read = useRead(
    getDrawing,
    { floorId, ...(query.on ? { on: query.on } : {}), ...(query.edition ? { edition: Number(query.edition) } : {}) },
    { keepPrevious: true },
  );
  const floor = read.data;
  const draws = floor?.abilities.draw ?? false;
  return (
    <div className="qw-print-a3">
      <PlainPage
        titleKey="page.office-space.floor"
        below={
          floor ? (
            <>
              <AppLink to={buildingAddress(floor.buildingId)}>{floor.buildingName}</AppLink> · {floor.floorName}
            </>
          ) : (
            '…'
          )
        }
        actions={[
          {
            id: 'bind',
            labelKey: 'action.office-space.floor.bind',
            offered: draws && Boolean(floor?.drawing) && !binding,
            run: () => setBinding(true),
            primary: true,
          },
          { id: 'import', labelKey: 'action.office-space.floor.import', offered: draws, run: () => act.open('import') },
          { id: 'draw', labelKey: 'action.office-space.floor.draw', offered: draws, to: `${floorAddress(floorId)}/draw` },
          { id: 'print', labelKey: 'action.print', run: () => window.print() },
        ]}
      >
        <Await read={read}>{(answer) => <Plan floor={answer} binding={binding} onEnd={() => setBinding(false)} />}</Await>
      </PlainPage>
      <ImportDrawer floorId={floorId} open={act.name === 'import'} onClose={act.close} />
    </div>
  );
}
