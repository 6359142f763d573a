import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encloses, planLimits, svgOf } from './plan.ts';
import { readSvg } from './read-svg.ts';

const svg = (inner: string, box = 'viewBox="0 0 100 50"'): string =>
  `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" ${box}>${inner}</svg>`;
const shapes = (source: string) => {
  const read = readSvg(source);
  if (!read.ok) throw new Error(JSON.stringify(read));
  return read.plan.shapes;
};

describe('a floor plan', () => {
  it('is geometry and words, numbered in the order of the file', () => {
    const read = readSvg(
      svg(
        '<g transform="translate(1 2)"><rect x="1" y="2" width="3px" height="4" fill="red"/><text x="5" y="6">10&#49; <tspan>室</tspan></text></g><path d="M0 0 L9 9 Z"/>',
      ),
    );
    expect(read).toEqual({
      ok: true,
      plan: {
        viewBox: [0, 0, 100, 50],
        shapes: [
          { id: 's1', kind: 'rect', geometry: { x: '1', y: '2', width: '3', height: '4' }, transform: 'translate(1 2)' },
          { id: 's2', kind: 'text', geometry: { x: '5', y: '6' }, transform: 'translate(1 2)', text: '101 室' },
          { id: 's3', kind: 'path', geometry: { d: 'M0 0 L9 9 Z' } },
        ],
      },
    });
  });

  it('knows what encloses a room', () => {
    const all = shapes(
      svg('<rect width="1" height="1"/><line x2="1"/><polyline points="0,0 1,1"/><path d="M0 0L1 1"/><path d="M0 0L1 1z"/>'),
    );
    expect(all.map(encloses)).toEqual([true, false, false, false, true]);
  });

  it('passes over what says nothing about geometry', () => {
    const source = svg(
      '<!-- from a drawing program --><defs><rect width="9" height="9"/></defs><style>.a{fill:red}</style><sodipodi:namedview id="v"/><metadata><x:y>z</x:y></metadata><circle cx="1" cy="1" r="1" class="a"/>',
    );
    expect(shapes(source)).toEqual([{ id: 's1', kind: 'circle', geometry: { cx: '1', cy: '1', r: '1' } }]);
  });

  it('takes width and height where no view box is given', () => {
    expect(readSvg(svg('<rect width="1" height="1"/>', 'width="210mm" height="297mm"'))).toMatchObject({
      plan: { viewBox: [0, 0, 210, 297] },
    });
  });
});

describe('what acts or loads is refused by name', () => {
  it.each([
    ['script', '<script>alert(1)</script>'],
    ['script', '<SCRIPT/>'],
    ['script', '<svg:script>alert(1)</svg:script>'],
    ['script', '<defs><script/></defs>'],
    ['foreignobject', '<foreignObject><body/></foreignObject>'],
    ['image', '<image width="1" height="1"/>'],
    ['use', '<use x="1"/>'],
    ['a', '<a><rect width="1" height="1"/></a>'],
    ['animate', '<rect width="1" height="1"><animate attributeName="x"/></rect>'],
    ['set', '<set attributeName="x"/>'],
    ['onclick', '<rect onclick="alert(1)" width="1" height="1"/>'],
    ['onload', '<g ONLOAD="alert(1)"/>'],
    ['xlink:href', '<rect xlink:href="http://x" width="1" height="1"/>'],
    ['href', '<path href="#a" d="M0 0"/>'],
    ['fill="url(http://x)"', '<rect fill="url(http://x)" width="1" height="1"/>'],
    ['style="background:u', '<rect style="background:u&#114;l(http://x)" width="1" height="1"/>'],
    ['<!ENTITY a "', '<!ENTITY a "b">'],
    ['&lol9;', '<text>&lol9;</text>'],
    ['<![CDATA[x]]', '<![CDATA[x]]>'],
    ['<?xml-stylesheet href', '<?xml-stylesheet href="x"?>'],
    ['video', '<video/>'],
  ])('%s', (what, inner) => {
    const read = readSvg(svg(inner));
    expect(read).toMatchObject({ ok: false, code: 'office-space.drawing_forbidden' });
    if (!read.ok) expect(read.what.toLowerCase()).toContain(what.toLowerCase());
  });

  it('a document type with entities that multiply, without reading them', () => {
    const bomb =
      '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><svg viewBox="0 0 1 1"><text>&b;</text></svg>';
    expect(readSvg(bomb)).toMatchObject({ ok: false, code: 'office-space.drawing_forbidden', what: '<!DOCTYPE sv' });
  });
});

describe('what is no plan', () => {
  it.each([
    ['not_svg', ''],
    ['not_svg', 'hello'],
    ['not_svg', '<html></html>'],
    ['not_svg', '<svg viewBox="0 0 1 1"><rect>'],
    ['not_svg', '<svg viewBox="0 0 1 1"><g></svg></g>'],
    ['not_svg', '<svg viewBox="0 0 0 1"><rect width="1"/></svg>'],
    ['not_svg', '<svg viewBox="0 0 1 1"><rect width="expression(1)"/></svg>'],
    ['not_svg', '<svg viewBox="0 0 1 1"><path d="M0 0 javascript"/></svg>'],
    ['not_svg', '<svg viewBox="0 0 1 1"><g transform="foo(1)"><rect width="1"/></g></svg>'],
    ['not_svg', '<svg viewBox="0 0 1 1"></svg><svg viewBox="0 0 1 1"><rect/></svg>'],
    ['not_svg', '<svg viewBox="0 0 1 1"><rect x="1" x="2"/></svg>'],
    ['empty', '<svg viewBox="0 0 1 1"></svg>'],
  ])('%s: %s', (code, source) => {
    expect(readSvg(source)).toMatchObject({ ok: false, code: `office-space.drawing_${code}` });
  });

  it('too long, too deep, too many', () => {
    expect(readSvg('x'.repeat(planLimits.bytes + 1))).toMatchObject({ code: 'office-space.drawing_too_large', what: 'bytes' });
    expect(readSvg(svg('<g>'.repeat(100) + '</g>'.repeat(100)))).toMatchObject({ code: 'office-space.drawing_too_large', what: 'depth' });
    const turned = `<g transform="${'rotate(1) '.repeat(90)}">`;
    expect(readSvg(svg(`${turned}${turned}<rect/></g></g>`))).toMatchObject({ code: 'office-space.drawing_too_large', what: 'transform' });
    expect(readSvg(svg('<rect/>'.repeat(planLimits.shapes + 1)))).toMatchObject({ code: 'office-space.drawing_too_large', what: 'shapes' });
  });
});

describe('any text', () => {
  it('gets an answer, and what comes through is of the closed alphabet', () => {
    const bits = fc.constantFrom(
      '<svg viewBox="0 0 9 9">',
      '</svg>',
      '<g>',
      '</g>',
      '<rect x="1"/>',
      '<text>',
      '</text>',
      '<path d="M0 0Z"/>',
      '"',
      "'",
      '<',
      '>',
      '&',
      '&lt;',
      ' on',
      '=',
      'script',
      '<!--',
      '-->',
      '/',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(bits, fc.string({ maxLength: 4 })), { maxLength: 30 }), (parts) => {
        const read = readSvg(parts.join(''));
        if (!read.ok) return;
        for (const shape of read.plan.shapes)
          for (const value of Object.values(shape.geometry)) expect(value).toMatch(/^[A-Za-z0-9.,+\-\s]*$/);
      }),
      { numRuns: 2000 },
    );
  });

  it('written by the platform is read back as it was', () => {
    const n = fc.integer({ min: 0, max: 1000 }).map(String);
    const rect = fc.record({ kind: fc.constant('rect' as const), geometry: fc.record({ x: n, y: n, width: n, height: n }) });
    const text = fc.record({
      kind: fc.constant('text' as const),
      geometry: fc.record({ x: n, y: n }),
      text: fc.stringMatching(/^[A-Za-z0-9<>&"'室]{1,8}$/),
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(rect, text), { minLength: 1, maxLength: 10 }), (drawn) => {
        const read = readSvg(svgOf({ viewBox: [0, 0, 10, 10], shapes: drawn }));
        expect(read).toEqual({
          ok: true,
          plan: { viewBox: [0, 0, 10, 10], shapes: drawn.map((shape, at) => ({ id: `s${at + 1}`, ...shape })) },
        });
      }),
    );
  });
});
