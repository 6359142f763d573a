import DxfParser from 'dxf-parser';
import { type PlanShape, svgOf } from '../../rules/drawings/plan.ts';

type Shape = Omit<PlanShape, 'id'>;
interface Point {
  readonly x: number;
  readonly y: number;
}
/** What of an entity is drawn; the parser's own types know each kind apart. */
interface Entity {
  readonly type: string;
  readonly vertices?: readonly Point[];
  readonly shape?: boolean;
  readonly closed?: boolean;
  readonly center?: Point;
  readonly radius?: number;
  readonly startAngle?: number;
  readonly endAngle?: number;
  readonly startPoint?: Point;
  readonly position?: Point;
  readonly text?: string;
  readonly textHeight?: number;
  readonly height?: number;
  readonly name?: string;
  readonly xScale?: number;
  readonly yScale?: number;
  readonly rotation?: number;
}
interface Drawing {
  readonly entities: readonly Entity[];
  readonly blocks?: Readonly<Record<string, { readonly position?: Point; readonly entities?: readonly Entity[] }>>;
}

/** Why a DXF is not drawn; `what` says it in the parser's words. */
export class DxfFault extends Error {}

const MOST = 20_000;
const DEPTH = 8;
const places = (n: number): string => String(Number(n.toFixed(3)));

/** Where a point of a block lands on the sheet. */
type Place = (point: Point) => Point;

class Sheet {
  readonly shapes: Shape[] = [];
  private readonly blocks: NonNullable<Drawing['blocks']>;
  private box = {
    left: Number.POSITIVE_INFINITY,
    top: Number.POSITIVE_INFINITY,
    right: Number.NEGATIVE_INFINITY,
    bottom: Number.NEGATIVE_INFINITY,
  };

  constructor(blocks: NonNullable<Drawing['blocks']>) {
    this.blocks = blocks;
  }

  /** The sheet's y grows downwards, the drawing's upwards. */
  private at(place: Place, point: Point): Point {
    const { x, y } = place(point);
    const [px, py] = [x, -y];
    this.box = {
      left: Math.min(this.box.left, px),
      top: Math.min(this.box.top, py),
      right: Math.max(this.box.right, px),
      bottom: Math.max(this.box.bottom, py),
    };
    return { x: px, y: py };
  }

  private add(shape: Shape): void {
    this.shapes.push(shape);
    if (this.shapes.length > MOST) throw new DxfFault(`> ${MOST}`);
  }

  private line(place: Place, points: readonly Point[], closed: boolean): void {
    if (points.length < 2) return;
    const all = points.map((point) => this.at(place, point)).map(({ x, y }) => `${places(x)},${places(y)}`);
    this.add({ kind: closed ? 'polygon' : 'polyline', geometry: { points: all.join(' ') } });
  }

  /** Circles and arcs as lines of many corners: they stay right under any scale and turn of a block. */
  private arc(place: Place, center: Point, radius: number, from: number, to: number, closed: boolean): void {
    const sweep = to > from ? to - from : to - from + 2 * Math.PI;
    const steps = Math.max(8, Math.ceil((sweep / (2 * Math.PI)) * 48));
    const points = Array.from({ length: closed ? steps : steps + 1 }, (_, n) => {
      const angle = from + (sweep * n) / steps;
      return { x: center.x + radius * Math.cos(angle), y: center.y + radius * Math.sin(angle) };
    });
    this.line(place, points, closed);
  }

  draw(entities: readonly Entity[], place: Place, depth: number): void {
    if (depth > DEPTH) throw new DxfFault('INSERT');
    for (const entity of entities) this.entity(entity, place, depth);
  }

  private entity(entity: Entity, place: Place, depth: number): void {
    const { type, vertices = [], center, radius = 0 } = entity;
    if (type === 'LINE' || type === 'LWPOLYLINE' || type === 'POLYLINE')
      this.line(place, vertices, entity.shape === true || entity.closed === true);
    else if (type === 'CIRCLE' && center) this.arc(place, center, radius, 0, 2 * Math.PI, true);
    else if (type === 'ARC' && center) this.arc(place, center, radius, entity.startAngle ?? 0, entity.endAngle ?? 0, false);
    else if (type === 'TEXT' || type === 'MTEXT') this.words(entity, place);
    else if (type === 'INSERT') this.insert(entity, place, depth);
  }

  private words(entity: Entity, place: Place): void {
    const start = entity.startPoint ?? entity.position;
    const text = entity.text?.replace(/\\[A-Za-z][^;\\]*;|[{}]|\\P/g, ' ').trim();
    if (!start || !text) return;
    const { x, y } = this.at(place, start);
    const size = entity.textHeight ?? entity.height ?? 1;
    this.add({ kind: 'text', geometry: { x: places(x), y: places(y), 'font-size': places(size) }, text });
  }

  private insert(entity: Entity, place: Place, depth: number): void {
    const block = this.blocks[entity.name ?? ''];
    const { position } = entity;
    if (!block?.entities || !position) return;
    const turn = ((entity.rotation ?? 0) * Math.PI) / 180;
    const [sx, sy] = [entity.xScale ?? 1, entity.yScale ?? 1];
    const base = block.position ?? { x: 0, y: 0 };
    this.draw(
      block.entities,
      ({ x, y }) => {
        const [u, v] = [(x - base.x) * sx, (y - base.y) * sy];
        return place({ x: position.x + u * Math.cos(turn) - v * Math.sin(turn), y: position.y + u * Math.sin(turn) + v * Math.cos(turn) });
      },
      depth + 1,
    );
  }

  svg(): string {
    const { left, top, right, bottom } = this.box;
    if (!(right > left && bottom > top)) throw new DxfFault('ENTITIES');
    const margin = Math.max(right - left, bottom - top) * 0.02;
    const viewBox = [left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin] as const;
    return svgOf({ viewBox: viewBox.map((n) => Number(n.toFixed(3))) as unknown as typeof viewBox, shapes: this.shapes });
  }
}

/**
 * Turns a DXF drawing (text) into the SVG that the platform reads: lines, polylines, circles, arcs, words and blocks. Done on this device, so no
 * CAD program is needed anywhere. Throws a `DxfFault`.
 */
export function readDxf(text: string): string {
  let drawing: Drawing | null;
  try {
    drawing = new DxfParser().parseSync(text) as Drawing | null;
  } catch (error) {
    throw new DxfFault(error instanceof Error ? error.message : String(error));
  }
  if (!drawing || drawing.entities.length === 0) throw new DxfFault('ENTITIES');
  const sheet = new Sheet(drawing.blocks ?? {});
  sheet.draw(drawing.entities, (point) => point, 0);
  return sheet.svg();
}
