import { halfWidth, isMissingCell } from './cells.ts';
import type { Header } from './header.ts';
import { readHeader } from './header.ts';
import type { HeadingIndex } from './headings.ts';
import type { Merges } from './merges.ts';
import type { RawCell, RawRow } from './raw.ts';

/** Why a row below the header holds no record. Every one that is left out is counted under its kind. */
export type SkippedKind = 'blank' | 'header' | 'group' | 'title' | 'total' | 'footer' | 'example' | 'mapping';

/** A group heading inside the table: 北京市（92所） → name 北京市, count 92. */
export interface Group {
  text: string;
  name: string;
  count: number | null;
}

const total = /^(本页|本表|本栏|全部|全年|总)?(合计|总计|小计|共计|累计|合共)(数|金额|面积|人民币)?$|^(grand|sub)?total(s)?$/;
const footer =
  /^(填表|制表|填报|审核|复核|审批|负责|经办|编制|报送|主管|单位(负责人|领导|公章|盖章|签章)|联系(人|电话)|日期|盖章|注|备注|说明|附注|note)[^:]{0,12}:/i;
const title = /续表|^(表|table)\s*[a-z]?[-.\d]+/i;
const counted = /^(.*?)[(（]\s*(?:共|计)?\s*(\d+)\s*\p{L}{0,3}\s*[)）]$/u;
const enumerated = /^([一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)|第[一二三四五六七八九十\d]+[部分章节类批])/;

/** Takes the name and the count of a group text apart. */
export function readGroup(text: string): Group {
  const half = halfWidth(text).replace(/\s*\n\s*/g, ' ');
  const match = counted.exec(half);
  const name = (match?.[1] ?? half).replace(enumerated, '').trim();
  return { text: half, name: name === '' ? half : name, count: match ? Number(match[2]) : null };
}

export interface RowJudge {
  index: HeadingIndex;
  merges: Merges;
  /** Texts of the template's example rows by target id; a row equal to one was left in by mistake. */
  examples: readonly ReadonlyMap<string, string>[];
}

export type RowVerdict =
  | { kind: 'data' }
  | { kind: 'header'; header: Header | null }
  | { kind: 'group'; group: Group }
  | { kind: SkippedKind };

const textAt = (row: RawRow, column: number): string => row.cells[column - 1]?.text ?? '';

function isWide(judge: RowJudge, header: Header, row: number, column: number): boolean {
  const merge = judge.merges.startingAt(row).find((m) => m.left <= column && column <= m.right);
  return merge !== undefined && merge.right - merge.left + 1 >= Math.max(2, Math.ceil(header.columns.size / 2));
}

/** A repeated header: most of its cells are headings again. It may stand in other columns than the first one. */
function repeated(judge: RowJudge, header: Header, row: RawRow, filled: readonly RawCell[]): RowVerdict | null {
  const columns = [...header.columns.values()];
  const probes = [filled[0]?.text ?? '', ...columns.slice(0, 2).map((each) => textAt(row, each.column))];
  if (!probes.some((text) => text !== '' && text.length < 64 && judge.index.knows(text))) return null;
  const again = readHeader([row], judge.merges, judge.index);
  const enough = Math.max(2, Math.ceil(header.columns.size / 2));
  if (again.columns.size < Math.min(enough, header.columns.size) || again.columns.size * 2 < filled.length) return null;
  const complete = header.firstRow === header.lastRow && again.ambiguous.length === 0 && again.columns.size === header.columns.size;
  return { kind: 'header', header: complete ? again : null };
}

function isExample(judge: RowJudge, header: Header, row: RawRow): boolean {
  return judge.examples.some((example) => {
    let compared = 0;
    for (const [id, text] of example) {
      const column = header.columns.get(id);
      if (!column) continue;
      if (halfWidth(textAt(row, column.column)) !== text) return false;
      if (text !== '') compared += 1;
    }
    return compared >= 2;
  });
}

/** Says what a row below the header is: a record, or one of the rows registers carry between and beneath their records. */
export function judgeRow(judge: RowJudge, header: Header, row: RawRow): RowVerdict {
  const filled = row.cells.filter((cell) => cell.kind !== 'empty' || cell.formula !== undefined);
  if (filled.every((cell) => isMissingCell(cell) && cell.formula === undefined)) return { kind: 'blank' };
  const first = filled[0] as RawCell;
  const again = repeated(judge, header, row, filled);
  if (again) return again;
  if (first.kind === 'text') {
    const half = halfWidth(first.text);
    if (total.test(half.replace(/[\s:：]+/g, '').toLowerCase())) return { kind: 'total' };
    if (filled.length <= Math.max(3, header.columns.size / 2) && footer.test(half.replace(/\s+/g, ''))) return { kind: 'footer' };
    if (filled.length === 1) {
      const at = row.cells.indexOf(first) + 1;
      if (title.test(half)) return { kind: 'title' };
      const single = header.columns.size > 1;
      if (single && (isWide(judge, header, row.number, at) || counted.test(half) || enumerated.test(half))) {
        return { kind: 'group', group: readGroup(first.text) };
      }
    }
  }
  return isExample(judge, header, row) ? { kind: 'example' } : { kind: 'data' };
}
