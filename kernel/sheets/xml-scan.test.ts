import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { attribute, unescapeXml, XmlScanner } from './xml-scan.ts';

interface Node {
  name: string;
  value: string;
  children: (Node | string)[];
}
const name = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);
const textArb = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .filter((text) => /^[\t\n -\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u.test(text));
const { tree } = fc.letrec<{ tree: Node }>((tie) => ({
  tree: fc.record({ name, value: textArb, children: fc.array(fc.oneof({ depthSize: 'small' }, textArb, tie('tree')), { maxLength: 4 }) }),
}));

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&#62;').replace(/"/g, '&quot;');
const xmlOf = (node: Node): string =>
  node.children.length === 0
    ? `<${node.name} v="${escaped(node.value)}"/>`
    : `<${node.name} a='1' v="${escaped(node.value)}">${node.children.map((child) => (typeof child === 'string' ? escaped(child) : xmlOf(child))).join('<!-- > -->')}</${node.name}>`;

/** Events as one text, with neighbouring texts joined. */
function ours(xml: string, cut: number): string {
  let out = '';
  const scanner = new XmlScanner(
    {
      open: (tag, attributes) => {
        out += `<${tag} ${attribute(attributes, 'v')}>`;
      },
      text: (text) => {
        out += text;
      },
      close: (tag) => {
        out += `</${tag}>`;
      },
    },
    'test',
  );
  for (let at = 0; at < xml.length; at += cut) scanner.write(xml.slice(at, at + cut));
  scanner.end();
  return out;
}

function reference(xml: string): string {
  let out = '';
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => {
    out += `<${tag.name} ${tag.attributes.v}>`;
  });
  parser.on('text', (text) => {
    out += text;
  });
  parser.on('closetag', (tag) => {
    out += `</${tag.name}>`;
  });
  parser.write(xml).close();
  return out;
}

describe('XmlScanner', () => {
  test('sees what a full parser sees, wherever the pieces are cut', () => {
    fc.assert(
      fc.property(tree, fc.integer({ min: 1, max: 40 }), (node, cut) => {
        const xml = `<?xml version="1.0"?>${xmlOf({ ...node, value: node.value.replace(/[\t\n]/g, ' ') })}`.replace(
          /[\t\n](?=[^<>]*"\/?>)/g,
          ' ',
        );
        expect(ours(xml, cut)).toBe(reference(xml));
      }),
      { numRuns: 300 },
    );
  });

  test('never throws anything but a sheet problem', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('<', '>', '/', '!', '-', '[', 'CDATA', ']', '?', '"', "'", '=', 'a', ' ', '&', ';', '#'),
          maxLength: 30,
        }),
        (xml) => {
          try {
            ours(xml, 3);
          } catch (error) {
            expect((error as { code?: string }).code).toMatch(/^sheet\./);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('resolves references and refuses foreign entities', () => {
    expect(unescapeXml('&lt;&#20108;&#x4E09;&amp;amp;')).toBe('<二三&amp;');
    for (const text of ['&nbsp;', 'a & b', '&#x110000;']) expect(() => unescapeXml(text)).toThrow('sheet.unsafe_xml');
  });
});
