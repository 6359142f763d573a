import { describe, expect, it } from 'vitest';
import { encloses } from '../../rules/drawings/plan.ts';
import { readSvg } from '../../rules/drawings/read-svg.ts';
import { DxfFault, readDxf } from './read-dxf.ts';

const pairs = (...all: readonly (readonly [number, string | number])[]): string =>
  all.map(([code, value]) => `${code}\n${value}`).join('\n');
const dxf = (entities: string, blocks = ''): string =>
  `${blocks ? `${pairs([0, 'SECTION'], [2, 'BLOCKS'])}\n${blocks}\n${pairs([0, 'ENDSEC'])}\n` : ''}${pairs([0, 'SECTION'], [2, 'ENTITIES'])}\n${entities}\n${pairs([0, 'ENDSEC'], [0, 'EOF'])}\n`;
const rectangle = pairs(
  [0, 'LWPOLYLINE'],
  [8, '0'],
  [90, 4],
  [70, 1],
  [10, 0],
  [20, 0],
  [10, 4],
  [20, 0],
  [10, 4],
  [20, 3],
  [10, 0],
  [20, 3],
);
const read = (text: string) => {
  const plan = readSvg(readDxf(text));
  if (!plan.ok) throw new Error(JSON.stringify(plan));
  return plan.plan;
};

describe('a DXF drawing', () => {
  it('becomes a plan the platform reads: closed lines enclose rooms, y turned over', () => {
    const words = pairs([0, 'TEXT'], [8, '0'], [10, 1], [20, 1], [40, 0.5], [1, '101']);
    const plan = read(dxf(`${rectangle}\n${words}`));
    expect(plan.shapes).toEqual([
      { id: 's1', kind: 'polygon', geometry: { points: '0,0 4,0 4,-3 0,-3' } },
      { id: 's2', kind: 'text', geometry: { x: '1', y: '-1', 'font-size': '0.5' }, text: '101' },
    ]);
    expect(plan.shapes.map(encloses)).toEqual([true, false]);
    expect(plan.viewBox).toEqual([-0.08, -3.08, 4.16, 3.16]);
  });

  it('draws lines, circles and arcs', () => {
    const line = pairs([0, 'LINE'], [8, '0'], [10, 0], [20, 0], [11, 5], [21, 5]);
    const circle = pairs([0, 'CIRCLE'], [8, '0'], [10, 2], [20, 2], [40, 1]);
    const arc = pairs([0, 'ARC'], [8, '0'], [10, 0], [20, 0], [40, 2], [50, 0], [51, 90]);
    expect(read(dxf([line, circle, arc].join('\n'))).shapes.map((shape) => shape.kind)).toEqual(['polyline', 'polygon', 'polyline']);
  });

  it('puts blocks where they are inserted, turned and scaled', () => {
    const block = `${pairs([0, 'BLOCK'], [8, '0'], [2, 'ROOM'], [70, 0], [10, 0], [20, 0])}\n${rectangle}\n${pairs([0, 'ENDBLK'])}`;
    const insert = pairs([0, 'INSERT'], [8, '0'], [2, 'ROOM'], [10, 10], [20, 0], [41, 2], [42, 1], [50, 90]);
    expect(read(dxf(insert, block)).shapes).toMatchObject([{ kind: 'polygon', geometry: { points: '10,0 10,-8 7,-8 7,0' } }]);
  });

  it.each(['', 'hello', dxf('')])('that is none is refused: %j', (text) => {
    expect(() => readDxf(text)).toThrow(DxfFault);
  });
});
