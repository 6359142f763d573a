import { attributeText, cellText } from './out-cells.ts';
import { lettersOf } from './raw.ts';

/** A note on one cell of a row; shown when the pointer rests on it. */
export interface CellComment {
  /** Column from 1. */
  readonly column: number;
  readonly text: string;
}

/** More notes than this are not read by anybody, and they are the one thing of a sheet that stays in memory until it is written. */
const MOST = 10_000;
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The comments of one sheet, gathered while its rows are written and put into parts of their own afterwards. */
export class CommentBook {
  readonly #comments: { row: number; column: number; text: string }[] = [];

  /** Keeps the comments of a row, up to the most a sheet carries. */
  add(row: number, comments: readonly CellComment[]): void {
    for (const { column, text } of comments) if (this.#comments.length < MOST) this.#comments.push({ row, column, text });
  }

  /** `xl/comments<n>.xml`. */
  *comments(): Generator<string> {
    yield `${HEAD}<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>Qinwu</author></authors><commentList>`;
    for (const { row, column, text } of this.#comments)
      yield `<comment ref="${lettersOf(column)}${row}" authorId="0"><text><t xml:space="preserve">${cellText(text)}</t></text></comment>`;
    yield '</commentList></comments>';
  }

  /** `xl/drawings/vmlDrawing<n>.vml`: the boxes, which Excel and WPS want in this old form. */
  *boxes(): Generator<string> {
    yield '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">';
    yield '<v:shapetype id="note" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';
    let id = 0;
    for (const { row, column } of this.#comments) {
      id += 1;
      const style = 'position:absolute;margin-left:60pt;margin-top:2pt;width:220pt;height:60pt;z-index:1;visibility:hidden';
      const place = `${column}, 15, ${row - 1}, 2, ${column + 3}, 15, ${row + 3}, 4`;
      yield `<v:shape id="n${id}" type="#note" style="${attributeText(style)}" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:textbox style="mso-direction-alt:auto"/>`;
      yield `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${place}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`;
    }
    yield '</xml>';
  }
}
