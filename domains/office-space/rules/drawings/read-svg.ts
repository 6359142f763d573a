import { type FloorPlan, geometryOf, type PlanShape, planLimits, type ShapeKind, shapeKinds } from './plan.ts';

/** Why a file is no floor plan. `what` names the element, the attribute or the limit. */
export type PlanFault =
  | { readonly ok: false; readonly code: 'office-space.drawing_not_svg'; readonly what: string }
  | { readonly ok: false; readonly code: 'office-space.drawing_forbidden'; readonly what: string }
  | {
      readonly ok: false;
      readonly code: 'office-space.drawing_too_large';
      readonly what: string;
      readonly limit: number;
      readonly actual: number;
    }
  | { readonly ok: false; readonly code: 'office-space.drawing_empty'; readonly what: string };

class Fault extends Error {
  readonly fault: PlanFault;
  constructor(fault: PlanFault) {
    super(fault.code);
    this.fault = fault;
  }
}
const notSvg = (what: string): never => {
  throw new Fault({ ok: false, code: 'office-space.drawing_not_svg', what });
};
const forbidden = (what: string): never => {
  throw new Fault({ ok: false, code: 'office-space.drawing_forbidden', what });
};
const tooLarge = (what: string, limit: number, actual: number): never => {
  throw new Fault({ ok: false, code: 'office-space.drawing_too_large', what, limit, actual });
};

/** Elements that act, load or repeat; a plan that needs one is refused by its name rather than shown without it. */
const acting = new Set([
  'script',
  'foreignobject',
  'image',
  'use',
  'a',
  'animate',
  'animatemotion',
  'animatetransform',
  'set',
  'iframe',
  'feimage',
  'handler',
  'listener',
]);
/** Elements whose contents say nothing about geometry. */
const passedOver = new Set([
  'defs',
  'style',
  'metadata',
  'title',
  'desc',
  'lineargradient',
  'radialgradient',
  'pattern',
  'clippath',
  'mask',
  'filter',
  'marker',
  'symbol',
]);
const groups = new Set(['svg', 'g']);

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?(px|mm|cm|pt)?$/;
const PATH = /^[MmLlHhVvCcSsQqTtAaZz0-9eE.,+\-\s]*$/;
const POINTS = /^[0-9eE.,+\-\s]*$/;
const TRANSFORM = /^(\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(\s*[0-9eE.,+\-\s]*\)\s*,?)*$/;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The five entities of XML and characters by number; any other would need a definition, and those are not read. */
const plain = (text: string): string =>
  text.replace(/&(#x?[0-9a-fA-F]{1,6}|[A-Za-z][\w.-]*);?/g, (whole, name: string) => {
    if (!whole.endsWith(';')) return notSvg('&');
    if (!name.startsWith('#')) return ENTITIES[name] ?? forbidden(`&${name};`);
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code > 0x1f && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' ';
  });

interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly closing: boolean;
  readonly empty: boolean;
}

const ATTRIBUTE = /\s+([A-Za-z_:][\w:.-]*)\s*=\s*("[^"<]*"|'[^'<]*')/gy;

/** The attributes of a tag; handlers and references are refused wherever they stand. */
function attributesOf(source: string): Map<string, string> {
  const found = new Map<string, string>();
  ATTRIBUTE.lastIndex = 0;
  let at = 0;
  for (let match = ATTRIBUTE.exec(source); match; match = ATTRIBUTE.exec(source)) {
    at = ATTRIBUTE.lastIndex;
    const name = (match[1] as string).toLowerCase();
    const value = plain((match[2] as string).slice(1, -1));
    if (value.length > planLimits.attribute) tooLarge(name, planLimits.attribute, value.length);
    if (/^on/.test(name)) forbidden(name);
    if (name === 'href' || name.endsWith(':href') || name === 'src') forbidden(name);
    if (!name.startsWith('xmlns') && /url\s*\(|javascript:|data:/i.test(value)) forbidden(`${name}="${value.slice(0, 40)}"`);
    if (found.has(name)) notSvg(name);
    found.set(name, value);
  }
  if (source.slice(at).trim() !== '') notSvg(source.slice(at).trim().slice(0, 40));
  return found;
}

/** One piece after the other: words between tags, and tags. Comments and the XML declaration are skipped, all else that begins with `<!` or `<?` is refused. */
function* pieces(source: string): Generator<string | Tag> {
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    if (open < 0) {
      yield source.slice(at);
      return;
    }
    if (open > at) yield source.slice(at, open);
    if (source.startsWith('<!--', open)) {
      const end = source.indexOf('-->', open + 4);
      if (end < 0) notSvg('<!--');
      at = end + 3;
      continue;
    }
    if (source.startsWith('<!', open)) forbidden(source.slice(open, open + 12));
    const end = closeOf(source, open);
    const inner = source.slice(open + 1, end);
    at = end + 1;
    if (inner.startsWith('?')) {
      if (!/^\?xml\s[^?]*\?$/.test(inner)) forbidden(`<${inner.slice(0, 20)}`);
      continue;
    }
    const closing = inner.startsWith('/');
    const empty = inner.endsWith('/');
    const body = inner.slice(closing ? 1 : 0, empty ? -1 : undefined);
    const name = /^[A-Za-z_][\w:.-]*/.exec(body)?.[0] ?? notSvg(`<${inner.slice(0, 20)}`);
    yield { name: name.toLowerCase(), attributes: attributesOf(body.slice(name.length)), closing, empty };
  }
}

/** Where a tag ends: a `>` within quotes does not end it. */
function closeOf(source: string, open: number): number {
  let quote = '';
  for (let at = open + 1; at < source.length; at += 1) {
    const char = source.charAt(at);
    if (quote) {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return at;
  }
  return notSvg('<');
}

const isShape = (name: string): name is ShapeKind => (shapeKinds as readonly string[]).includes(name);

/** Geometry of a closed list of attributes, each of its own alphabet. */
function geometry(kind: ShapeKind, attributes: ReadonlyMap<string, string>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of geometryOf[kind]) {
    const value = attributes.get(name)?.trim();
    if (value === undefined || value === '') continue;
    const fits = name === 'd' ? PATH.test(value) : name === 'points' ? POINTS.test(value) : NUMBER.test(value);
    if (!fits) {
      if (kind === 'text') continue;
      notSvg(`${kind} ${name}="${value.slice(0, 40)}"`);
    }
    found[name] = name === 'd' || name === 'points' ? value : String(Number.parseFloat(value));
  }
  return found;
}

function transformOf(outer: string, attributes: ReadonlyMap<string, string>): string {
  const own = attributes.get('transform')?.trim() ?? '';
  const length = outer.length + own.length;
  if (length > planLimits.transform) tooLarge('transform', planLimits.transform, length);
  if (!TRANSFORM.test(own)) notSvg(`transform="${own.slice(0, 40)}"`);
  return [outer, own].filter(Boolean).join(' ');
}

function viewBoxOf(attributes: ReadonlyMap<string, string>): FloorPlan['viewBox'] {
  const numbers = (attributes.get('viewbox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [x, y, width, height] = numbers;
  const length = (name: string): number => Number.parseFloat(attributes.get(name) ?? '');
  const box: FloorPlan['viewBox'] =
    numbers.length === 4 && numbers.every(Number.isFinite)
      ? [x as number, y as number, width as number, height as number]
      : [0, 0, length('width'), length('height')];
  if (!(box[2] > 0 && box[3] > 0 && box[2] < 1e9 && box[3] < 1e9)) notSvg('viewBox');
  return box;
}

interface Open {
  readonly name: string;
  readonly transform: string;
}

class Reader {
  readonly shapes: PlanShape[] = [];
  viewBox: FloorPlan['viewBox'] | null = null;
  private readonly stack: Open[] = [];
  /** How deep within an element that is passed over. */
  private skipped = 0;
  private writing: { shape: PlanShape; words: string } | null = null;
  private closed = false;

  words(text: string): void {
    if (this.writing && this.skipped === 0) this.writing.words += plain(text);
    else if (this.stack.length === 0 && text.replace('\uFEFF', '').trim() !== '') notSvg(text.trim().slice(0, 20));
  }

  private close(name: string): void {
    const open = this.stack.pop();
    if (open?.name !== name) notSvg(`</${name}>`);
    if (this.skipped > 0) this.skipped -= 1;
    else if (name === 'text' && this.writing) {
      const text = this.writing.words.replace(/\s+/g, ' ').trim().slice(0, 200);
      if (text) this.add({ ...this.writing.shape, text });
      this.writing = null;
    }
    if (this.stack.length === 0) this.closed = true;
  }

  private add(shape: Omit<PlanShape, 'id'>): void {
    const { id: _, ...rest } = shape as PlanShape;
    this.shapes.push({ id: `s${this.shapes.length + 1}`, ...rest });
    if (this.shapes.length > planLimits.shapes) tooLarge('shapes', planLimits.shapes, this.shapes.length);
  }

  tag({ name, attributes, closing, empty }: Tag): void {
    if (closing) {
      this.close(name);
      return;
    }
    const local = name.split(':').at(-1) ?? name;
    if (acting.has(local)) forbidden(local);
    if (this.stack.length === 0) {
      if (local !== 'svg' || this.closed) notSvg(`<${name}>`);
      this.viewBox = viewBoxOf(attributes);
    }
    if (this.stack.length >= planLimits.depth) tooLarge('depth', planLimits.depth, this.stack.length + 1);
    const outer = this.stack.at(-1)?.transform ?? '';
    const known = !name.includes(':') || name.startsWith('svg:');
    if (this.skipped > 0 || !known || passedOver.has(local)) {
      if (!empty) {
        this.skipped += 1;
        this.stack.push({ name, transform: outer });
      }
      return;
    }
    const transform = transformOf(outer, attributes);
    if (isShape(local)) this.shape(local, attributes, transform, empty);
    else if (!groups.has(local) && local !== 'tspan') forbidden(local);
    if (!empty) this.stack.push({ name, transform });
    else if (this.stack.length === 0) this.closed = true;
  }

  private shape(kind: ShapeKind, attributes: ReadonlyMap<string, string>, transform: string, empty: boolean): void {
    const shape = { id: '', kind, geometry: geometry(kind, attributes), ...(transform ? { transform } : {}) };
    if (kind !== 'text') this.add(shape);
    else if (!empty) this.writing = { shape, words: '' };
  }

  end(): FloorPlan {
    if (this.stack.length > 0 || !this.viewBox) return notSvg('</svg>');
    if (this.shapes.length === 0) throw new Fault({ ok: false, code: 'office-space.drawing_empty', what: 'svg' });
    return { viewBox: this.viewBox, shapes: this.shapes };
  }
}

/**
 * Reads a floor plan out of an SVG file: geometry and words only. Nothing of the file itself is ever shown, so nothing in it can act; what acts or
 * loads (script, handlers, references, entities, style with `url()`) is refused by name all the same. Time and memory grow with the file's length
 * alone: entities are not expanded, and length, depth and number of shapes have limits.
 */
export function readSvg(source: string): { readonly ok: true; readonly plan: FloorPlan } | PlanFault {
  try {
    if (source.length > planLimits.bytes) tooLarge('bytes', planLimits.bytes, source.length);
    const reader = new Reader();
    for (const piece of pieces(source)) {
      if (typeof piece === 'string') reader.words(piece);
      else reader.tag(piece);
    }
    return { ok: true, plan: reader.end() };
  } catch (error) {
    if (error instanceof Fault) return error.fault;
    throw error;
  }
}
