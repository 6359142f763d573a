import { Button, InputNumber, Segmented } from 'antd';
import { type PointerEvent, useState } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useDo } from '#ui/query/use-do.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { createDrawing } from '../../contract/drawings.ts';
import { type PlanShape as Shape, svgOf } from '../../rules/drawings/plan.ts';
import { floorAddress } from './addresses.ts';
import { PlanShape } from './plan-shape.tsx';
import './drawings.css';

/** Metres of the sheet and of its grid. */
const SHEET = { width: 60, height: 30, grid: 0.5 } as const;
type Drawn = Omit<Shape, 'id'>;
type Tool = 'rect' | 'polygon';
type Point = readonly [number, number];

const snap = (n: number): number => Math.round(n / SHEET.grid) * SHEET.grid;

const rectangle = ([ax, ay]: Point, [bx, by]: Point): Drawn => ({
  kind: 'rect',
  geometry: {
    x: String(Math.min(ax, bx)),
    y: String(Math.min(ay, by)),
    width: String(Math.abs(ax - bx)),
    height: String(Math.abs(ay - by)),
  },
});
const polygon = (points: readonly Point[]): Drawn => ({ kind: 'polygon', geometry: { points: points.map((p) => p.join(',')).join(' ') } });

function Grid() {
  const lines = (count: number) => Array.from({ length: count }, (_, n) => n * 5);
  return (
    <>
      {lines(SHEET.width / 5 + 1).map((x) => (
        <line key={`x${x}`} className="os-draw-grid" x1={x} x2={x} y1={0} y2={SHEET.height} vectorEffect="non-scaling-stroke" />
      ))}
      {lines(SHEET.height / 5 + 1).map((y) => (
        <line key={`y${y}`} className="os-draw-grid" y1={y} y2={y} x1={0} x2={SHEET.width} vectorEffect="non-scaling-stroke" />
      ))}
    </>
  );
}

/** A rectangle by numbers: the same without a pointer. */
function ByNumbers({ onAdd }: { onAdd: (shape: Drawn) => void }) {
  const { t } = useWords();
  const [box, setBox] = useState({ x: 0, y: 0, width: 4, height: 6 });
  return (
    <div className="os-plan-tools">
      {(['x', 'y', 'width', 'height'] as const).map((name) => (
        <InputNumber
          key={name}
          aria-label={name}
          prefix={name}
          suffix="m"
          min={0}
          max={SHEET.width}
          step={SHEET.grid}
          value={box[name]}
          onChange={(value) => setBox({ ...box, [name]: value ?? 0 })}
        />
      ))}
      <Button onClick={() => box.width > 0 && box.height > 0 && onAdd(rectangle([box.x, box.y], [box.x + box.width, box.y + box.height]))}>
        {t('page.office-space.floor.rect')}
      </Button>
    </div>
  );
}

interface ToolsProps {
  tool: Tool;
  shapes: number;
  /** Whether the polygon that is being drawn has corners enough. */
  closable: boolean;
  onTool: (tool: Tool) => void;
  onUndo: () => void;
  onClose: () => void;
}

function Tools({ tool, shapes, closable, onTool, onUndo, onClose }: ToolsProps) {
  const { t } = useWords();
  return (
    <div className="os-plan-tools">
      <Segmented<Tool>
        value={tool}
        onChange={onTool}
        options={[
          { value: 'rect', label: t('page.office-space.floor.rect') },
          { value: 'polygon', label: t('page.office-space.floor.polygon') },
        ]}
      />
      <Button disabled={shapes === 0} onClick={onUndo}>
        {t('page.office-space.floor.undo')}
      </Button>
      {tool === 'polygon' ? (
        <Button disabled={!closable} onClick={onClose}>
          {t('action.office-space.floor.close')}
        </Button>
      ) : null}
      <span className="qw-num">{t('page.office-space.floor.shapes', { count: shapes })}</span>
    </div>
  );
}

/** A floor drawn from nothing: rectangles and polygons on a sheet of metres. */
export function Page() {
  const { floorId } = usePageParams('floorId');
  const { t } = useWords();
  const go = useGo();
  const [tool, setTool] = useState<Tool>('rect');
  const [shapes, setShapes] = useState<readonly Drawn[]>([]);
  const [points, setPoints] = useState<readonly Point[]>([]);
  const [over, setOver] = useState<Point | null>(null);
  const keep = useDo(createDrawing);
  const at = (event: PointerEvent<SVGSVGElement>): Point => {
    const matrix = event.currentTarget.getScreenCTM()?.inverse();
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    return [Math.min(SHEET.width, Math.max(0, snap(point.x))), Math.min(SHEET.height, Math.max(0, snap(point.y)))];
  };
  const close = (): void => {
    if (points.length > 2) setShapes([...shapes, polygon(points)]);
    setPoints([]);
  };
  const up = (event: PointerEvent<SVGSVGElement>): void => {
    const [from] = points;
    const to = at(event);
    if (tool === 'polygon' || !from) return;
    if (from[0] !== to[0] && from[1] !== to[1]) setShapes([...shapes, rectangle(from, to)]);
    setPoints([]);
  };
  const send = async (): Promise<void> => {
    const outcome = await keep.run({ floorId, svg: svgOf({ viewBox: [0, 0, SHEET.width, SHEET.height], shapes }), source: 'drawn' });
    if (outcome.ok) go(floorAddress(floorId), { replace: true });
  };
  const [first] = points;
  const now = first && over ? (tool === 'rect' ? rectangle(first, over) : polygon([...points, over])) : null;
  return (
    <PlainPage
      titleKey="page.office-space.floor.drawing"
      below={t('page.office-space.floor.draw-hint')}
      actions={[
        {
          id: 'keep',
          labelKey: 'action.office-space.floor.keep',
          offered: shapes.length > 0,
          pending: keep.pending,
          run: () => void send(),
          primary: true,
        },
      ]}
    >
      <section className="os-plan">
        <Tools
          tool={tool}
          shapes={shapes.length}
          closable={points.length > 2}
          onTool={(next) => {
            setPoints([]);
            setTool(next);
          }}
          onUndo={() => setShapes(shapes.slice(0, -1))}
          onClose={close}
        />
        <svg
          className="os-floor-svg os-draw-svg"
          viewBox={`0 0 ${SHEET.width} ${SHEET.height}`}
          style={{ aspectRatio: `${SHEET.width} / ${SHEET.height}` }}
          aria-label={t('page.office-space.floor.drawing')}
          onPointerDown={(event) => setPoints(tool === 'rect' ? [at(event)] : [...points, at(event)])}
          onPointerMove={(event) => setOver(at(event))}
          onPointerUp={up}
        >
          <Grid />
          {shapes.map((shape, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: shapes are only added and taken off at the end
            <PlanShape key={n} shape={{ id: '', ...shape }} className="os-shape-line" />
          ))}
          {now ? <PlanShape shape={{ id: '', ...now }} className="os-draw-now" /> : null}
        </svg>
        <ByNumbers onAdd={(shape) => setShapes([...shapes, shape])} />
      </section>
    </PlainPage>
  );
}
