import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { type CellObject, read, SSF, utils, type WorkSheet } from '@e965/xlsx';

/**
 * Runs in a worker thread with a bounded heap: the binary `.xls` format can only be parsed whole, and a hostile file may
 * blow up its parser. The thread answers with plain rows, a chunk per request.
 */
interface Ask {
  kind: 'rows';
  sheet: string;
}
interface PlainCell {
  kind: string;
  text: string;
  serial?: number;
  shown?: string;
  formula?: string;
}

const port = parentPort;
const { path, chunkRows } = workerData as { path: string; chunkRows: number };

function plainCell(cell: CellObject): PlainCell | null {
  if (cell.t === 'z' || cell.v === undefined)
    return cell.f === undefined ? null : { kind: 'empty', text: '', formula: cell.f.slice(0, 256) };
  const plain = typedCell(cell);
  if (cell.f !== undefined) plain.formula = cell.f.slice(0, 256);
  return plain;
}

function typedCell(cell: CellObject): PlainCell {
  if (cell.t === 'b') return { kind: 'boolean', text: cell.v ? 'true' : 'false' };
  if (cell.t === 'e') return { kind: 'error', text: cell.w ?? '#ERR' };
  if (cell.t !== 'n') return cell.v === '' ? { kind: 'empty', text: '' } : { kind: 'text', text: String(cell.v) };
  const format = typeof cell.z === 'string' ? cell.z : '';
  const text = String(cell.v);
  if (format !== '' && SSF.is_date(format)) return { kind: 'date', text, serial: Number(cell.v) };
  if (/^0{2,}$/.test(format) && /^\d+$/.test(text)) return { kind: 'number', text, shown: text.padStart(format.length, '0') };
  return { kind: 'number', text };
}

function* rowsOf(sheet: WorkSheet): Generator<{ number: number; cells: (PlainCell | null)[] }> {
  const range = utils.decode_range(sheet['!ref'] ?? 'A1:A1');
  const data = (sheet['!data'] ?? []) as (CellObject | undefined)[][];
  for (let r = range.s.r; r <= range.e.r; r += 1) {
    const line = data[r] ?? [];
    const cells = Array.from(line, (cell) => (cell ? plainCell(cell) : null));
    while (cells.length > 0 && cells[cells.length - 1] === null) cells.pop();
    if (cells.length > 0) yield { number: r + 1, cells };
  }
}

function start(): void {
  const bytes = readFileSync(path);
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    port?.postMessage({ kind: 'problem', code: 'sheet.encrypted' });
    return;
  }
  const book = read(bytes, {
    type: 'buffer',
    cellNF: true,
    cellText: false,
    cellFormula: true,
    cellHTML: false,
    dense: true,
    bookVBA: false,
  });
  const states = book.Workbook?.Sheets ?? [];
  port?.postMessage({
    kind: 'book',
    date1904: book.Workbook?.WBProps?.date1904 === true,
    sheets: book.SheetNames.map((name, i) => ({
      name,
      hidden: (states[i]?.Hidden ?? 0) !== 0,
      merges: (book.Sheets[name]?.['!merges'] ?? []).map((m) => ({ top: m.s.r + 1, left: m.s.c + 1, bottom: m.e.r + 1, right: m.e.c + 1 })),
    })),
  });
  const running = new Map<string, Generator<{ number: number; cells: (PlainCell | null)[] }>>();
  port?.on('message', (ask: Ask & { id: string }) => {
    const sheet = book.Sheets[ask.sheet];
    const rows = running.get(ask.id) ?? rowsOf(sheet ?? {});
    running.set(ask.id, rows);
    const chunk: unknown[] = [];
    let next = rows.next();
    while (!next.done) {
      chunk.push(next.value);
      if (chunk.length >= chunkRows) break;
      next = rows.next();
    }
    if (next.done) running.delete(ask.id);
    port?.postMessage({ kind: 'rows', id: ask.id, rows: chunk, done: next.done === true });
  });
}

try {
  start();
} catch (error) {
  const message = error instanceof Error ? error.message : '';
  const encrypted = /password|encrypt/i.test(message);
  port?.postMessage({ kind: 'problem', code: encrypted ? 'sheet.encrypted' : 'sheet.corrupt' });
}
