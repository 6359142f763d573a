import { Button } from 'antd';
import type { RouteOutput } from '#shared/route.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useGo } from '#ui/show/app-link.tsx';
import type { getDrawing } from '../../contract/drawings.ts';
import { encloses } from '../../rules/drawings/plan.ts';
import { roomAddress } from '../addresses.ts';
import { type Colouring, type Legend, legendEntry } from '../plan/plan-colours.ts';
import { PlanShape } from './plan-shape.tsx';
import { useViewBox } from './use-view-box.ts';
import '../plan/plan.css';
import './drawings.css';

export type Floor = RouteOutput<typeof getDrawing>;
export type Drawing = NonNullable<Floor['drawing']>;
export type FloorRoom = Floor['rooms'][number];

interface FloorViewProps {
  floor: Floor;
  drawing: Drawing;
  bindings: ReadonlyMap<string, string>;
  by: Colouring;
  legend: ReadonlyMap<string, Legend>;
  only: string | null;
  /** Given while rooms are bound: a press on a shape tells it instead of opening the room. */
  onShape?: (shapeId: string) => void;
  chosenRoom?: string | null;
}

/** The drawing with its rooms coloured; each bound shape is reached by Tab and opened by Enter. */
export function FloorView({ floor, drawing, bindings, by, legend, only, onShape, chosenRoom }: FloorViewProps) {
  const { t } = useWords();
  const go = useGo();
  const view = useViewBox(drawing.plan.viewBox);
  const rooms = new Map(floor.rooms.map((room) => [room.id, room]));
  const say = (room: FloorRoom, look: Legend | undefined): string =>
    [
      `${look?.mark ?? ''} ${room.code}`,
      room.name,
      room.usableAreaSqm ? `${room.usableAreaSqm} ${t('unit.sqm')}` : '',
      room.orgName,
      look?.word,
      room.people.join('、'),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys move and zoom while a room of the drawing or a button of it has the focus
    <div className="os-floor-view" onKeyDown={view.onKeyDown}>
      <div className="os-floor-zoom qw-noprint">
        <Button size="small" onClick={view.zoomIn} aria-label={t('page.office-space.floor.zoom-in')}>
          +
        </Button>
        <Button size="small" onClick={view.zoomOut} aria-label={t('page.office-space.floor.zoom-out')}>
          −
        </Button>
        <Button size="small" onClick={view.showWhole}>
          {t('page.office-space.floor.whole')}
        </Button>
      </div>
      <svg
        ref={view.svg}
        className="os-floor-svg qw-print-exact"
        viewBox={view.box.join(' ')}
        aria-label={t('page.office-space.floor')}
        {...view.handlers}
      >
        {drawing.plan.shapes.map((shape) => {
          const room = rooms.get(bindings.get(shape.id) ?? '');
          const look = room ? legendEntry(legend, by, room) : undefined;
          if (!room && !(onShape && encloses(shape))) {
            return <PlanShape key={shape.id} shape={shape} className={shape.kind === 'text' ? 'os-shape-text' : 'os-shape-line'} />;
          }
          const act = () => (onShape ? onShape(shape.id) : room && go(roomAddress(room.id)));
          const back = only !== null && look?.id !== only ? ' os-back' : '';
          const chosen = room && room.id === chosenRoom ? ' os-shape-chosen' : '';
          return (
            // biome-ignore lint/a11y/useSemanticElements: a button cannot stand within a drawing
            <g
              key={shape.id}
              role="button"
              tabIndex={0}
              aria-label={room ? say(room, look) : `${t('page.office-space.floor.unbound')} ${shape.id}`}
              className={`os-shape-room ${look?.paint ?? 'os-shape-free'}${back}${chosen}`}
              onClick={act}
              onKeyDown={(event) => {
                if (event.key === 'Enter') act();
              }}
            >
              <PlanShape shape={shape} className="os-shape-fill" title={room ? say(room, look) : shape.id} />
            </g>
          );
        })}
      </svg>
    </div>
  );
}
