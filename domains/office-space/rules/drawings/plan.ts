/** Kinds of shapes a floor plan is made of; everything else of a file is left out or refused. */
export const shapeKinds = ['path', 'rect', 'line', 'polyline', 'polygon', 'circle', 'ellipse', 'text'] as const;
export type ShapeKind = (typeof shapeKinds)[number];

/** Geometry alone: numbers, a path, points. No colour, no reference, nothing that could act. */
export interface PlanShape {
  /** `s1`, `s2`, … in the order of the file. */
  readonly id: string;
  readonly kind: ShapeKind;
  readonly geometry: Readonly<Record<string, string>>;
  readonly transform?: string;
  /** Words of a `text`. */
  readonly text?: string;
}

/** A floor as it is drawn: the visible part and its shapes. */
export interface FloorPlan {
  readonly viewBox: readonly [x: number, y: number, width: number, height: number];
  readonly shapes: readonly PlanShape[];
}

/** Numbers that may stand in the geometry of each kind; `d` and `points` are texts of their own. */
export const geometryOf: Readonly<Record<ShapeKind, readonly string[]>> = {
  path: ['d'],
  rect: ['x', 'y', 'width', 'height', 'rx', 'ry'],
  line: ['x1', 'y1', 'x2', 'y2'],
  polyline: ['points'],
  polygon: ['points'],
  circle: ['cx', 'cy', 'r'],
  ellipse: ['cx', 'cy', 'rx', 'ry'],
  text: ['x', 'y', 'font-size'],
};

/** Whether a shape encloses something, so that it can stand for a room. */
export const encloses = (shape: PlanShape): boolean =>
  shape.kind === 'rect' ||
  shape.kind === 'polygon' ||
  shape.kind === 'circle' ||
  shape.kind === 'ellipse' ||
  (shape.kind === 'path' && /[zZ]/.test(shape.geometry.d ?? ''));

/** Limits of one plan; far above any floor, and small enough for a phone. */
export const planLimits = { bytes: 2_000_000, shapes: 20_000, depth: 64, attribute: 200_000, transform: 1_000 } as const;

/** The plan as an SVG document that the reader understands again: for drawings made in the browser and converted from DXF. */
export function svgOf({ viewBox, shapes }: { viewBox: FloorPlan['viewBox']; shapes: readonly Omit<PlanShape, 'id'>[] }): string {
  const quoted = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  const one = ({ kind, geometry, transform, text }: Omit<PlanShape, 'id'>): string => {
    const all = { ...geometry, ...(transform ? { transform } : {}) };
    const attributes = Object.entries(all).map(([name, value]) => ` ${name}="${quoted(value)}"`);
    return text === undefined ? `<${kind}${attributes.join('')}/>` : `<${kind}${attributes.join('')}>${quoted(text)}</${kind}>`;
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox.join(' ')}">${shapes.map(one).join('')}</svg>`;
}
