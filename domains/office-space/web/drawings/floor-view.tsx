import { Button } from 'antd';
import type { RouteOutput } from '#shared/route.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useGo } from '#ui/show/app-link.tsx';
import type { getDrawing } from '../../contract/drawings.ts';
import { encloses, type PlanShape as Shape } from '../../rules/drawings/plan.ts';
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

/** The frame of a shape made of numbers; null for a path, whose frame only the browser knows. */
function frameOf({ kind, geometry }: Shape): { x: number; y: number; width: number; height: number } | null {
  const n = (name: string): number => Number(geometry[name] ?? 0);
  if (kind === 'rect') return { x: n('x'), y: n('y'), width: n('width'), height: n('height') };
  if (kind === 'circle') return { x: n('cx') - n('r'), y: n('cy') - n('r'), width: 2 * n('r'), height: 2 * n('r') };
  if (kind !== 'polygon') return null;
  const all = (geometry.points ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const xs = all.filter((_, at) => at % 2 === 0);
  const ys = all.filter((_, at) => at % 2 === 1);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** The mark of the legend in the corner of a room: a colour never stands alone. */
function Mark({ shape, mark, most }: { shape: Shape; mark: string; most: number }) {
  const frame = frameOf(shape);
  if (!frame) return null;
  const size = Math.min(frame.width / 4, frame.height / 4, most);
  return (
    <text
      className="os-shape-mark"
      fontSize={size}
      x={frame.x + frame.width - size * 1.3}
      y={frame.y + frame.height - size * 0.4}
      {...(shape.transform ? { transform: shape.transform } : {})}
    >
      {mark}
    </text>
  );
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
        style={{ aspectRatio: `${drawing.plan.viewBox[2]} / ${drawing.plan.viewBox[3]}` }}
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
              {look ? <Mark shape={shape} mark={look.mark} most={drawing.plan.viewBox[3] / 18} /> : null}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
