import type { CellStyle } from './out-cells.ts';
import { attributeText } from './out-cells.ts';

const fills = { head: 'FFDCE6F1', error: 'FFFFC7CE', note: 'FFFFF2CC' } as const;
const colours = { red: 'FFC00000', grey: 'FF7F7F7F' } as const;

/** Gives every distinct list entry a number, in order of appearance. */
class Numbered {
  readonly items: string[];
  readonly #at: Map<string, number>;
  constructor(...first: string[]) {
    this.items = first;
    this.#at = new Map(first.map((item, i) => [item, i]));
  }
  of(item: string): number {
    let at = this.#at.get(item);
    if (at === undefined) {
      at = this.items.push(item) - 1;
      this.#at.set(item, at);
    }
    return at;
  }
}

const FONT = '<name val="宋体"/><family val="3"/><charset val="134"/>';
const noBorder = '<border><left/><right/><top/><bottom/><diagonal/></border>';
const side = (name: string) => `<${name} style="thin"><color indexed="64"/></${name}>`;
const thinBorder = `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`;
const solid = (argb: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${argb}"/><bgColor indexed="64"/></patternFill></fill>`;

/** Collects the styles of a workbook while its sheets are written and writes `styles.xml` at the end. */
export class StyleBook {
  readonly #formats = new Numbered();
  readonly #fonts = new Numbered(`<font><sz val="11"/>${FONT}</font>`);
  readonly #fills = new Numbered('<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>');
  readonly #borders = new Numbered(noBorder);
  readonly #cells = new Numbered('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>');
  readonly #known = new Map<CellStyle | undefined, [plain: number, quoted: number]>();

  /** Number of a style. `quoted` marks text that begins like a formula: the program then keeps it text even when it is edited. */
  of(style: CellStyle | undefined, quoted = false): number {
    let known = this.#known.get(style);
    if (!known) {
      known = [this.#xf(style ?? {}, false), -1];
      this.#known.set(style, known);
    }
    if (quoted && known[1] < 0) known[1] = this.#xf(style ?? {}, true);
    return quoted ? known[1] : known[0];
  }

  #xf(style: CellStyle, quoted: boolean): number {
    const format = style.format === undefined ? 0 : style.format === '@' ? 49 : 164 + this.#formats.of(style.format);
    const font = this.#fonts.of(
      `<font>${style.bold ? '<b/>' : ''}${style.italic ? '<i/>' : ''}<sz val="${style.size ?? 11}"/>${style.colour ? `<color rgb="${colours[style.colour]}"/>` : ''}${FONT}</font>`,
    );
    const fill = style.fill ? this.#fills.of(solid(fills[style.fill])) : 0;
    const border = style.border ? this.#borders.of(thinBorder) : 0;
    const horizontal = style.align ? ` horizontal="${style.align}"` : '';
    const alignment = style.align || style.wrap ? `<alignment${horizontal} vertical="center"${style.wrap ? ' wrapText="1"' : ''}/>` : '';
    const applied = `${format ? ' applyNumberFormat="1"' : ''} applyFont="1"${fill ? ' applyFill="1"' : ''}${border ? ' applyBorder="1"' : ''}${alignment ? ' applyAlignment="1"' : ''}`;
    const open = `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"${quoted ? ' quotePrefix="1"' : ''}${applied}`;
    return this.#cells.of(alignment ? `${open}>${alignment}</xf>` : `${open}/>`);
  }

  xml(): string {
    const list = (name: string, items: readonly string[]) =>
      items.length === 0 ? '' : `<${name} count="${items.length}">${items.join('')}</${name}>`;
    const formats = this.#formats.items.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${attributeText(code)}"/>`);
    return [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      list('numFmts', formats),
      list('fonts', this.#fonts.items),
      list('fills', this.#fills.items),
      list('borders', this.#borders.items),
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      list('cellXfs', this.#cells.items),
      '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    ].join('');
  }
}
