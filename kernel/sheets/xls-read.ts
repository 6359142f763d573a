import { stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { newId } from '#shared/ids.ts';
import type { SheetProblemCode } from './contract/issues.ts';
import type { SheetLimits } from './limits.ts';
import type { Range, RawCell, RawKind, RawRow } from './raw.ts';
import { emptyCell, SheetProblem } from './raw.ts';
import type { SheetName, Workbook } from './workbook.ts';
import { isoOfSerial } from './xlsx-styles.ts';

interface PlainCell {
  kind: RawKind;
  text: string;
  serial?: number;
  shown?: string;
  formula?: string;
}
type Answer =
  | { kind: 'problem'; code: SheetProblemCode }
  | { kind: 'book'; date1904: boolean; sheets: (SheetName & { merges: Range[] })[] }
  | { kind: 'rows'; id: string; rows: { number: number; cells: (PlainCell | null)[] }[]; done: boolean };

const CHUNK_ROWS = 1_000;

/** Waits for the worker's next answer; its death, its memory limit and the time limit all become a `SheetProblem`. */
function nextAnswer(worker: Worker, milliseconds: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer);
      worker.removeAllListeners('message');
      worker.removeAllListeners('error');
      worker.removeAllListeners('exit');
      worker.on('error', () => {});
      act();
    };
    const timer = setTimeout(
      () => settle(() => reject(new SheetProblem('sheet.took_too_long', { seconds: Math.round(milliseconds / 1000) }))),
      milliseconds,
    );
    worker.once('message', (answer: Answer) =>
      settle(() => (answer.kind === 'problem' ? reject(new SheetProblem(answer.code)) : resolve(answer))),
    );
    worker.once('error', (error: NodeJS.ErrnoException) =>
      settle(() =>
        reject(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? new SheetProblem('sheet.too_large', {})
            : new SheetProblem('sheet.corrupt', { part: 'xls' }),
        ),
      ),
    );
    worker.once('exit', () => settle(() => reject(new SheetProblem('sheet.corrupt', { part: 'xls' }))));
  });
}

function cellOf(plain: PlainCell | null, date1904: boolean): RawCell {
  if (!plain) return emptyCell;
  const { serial, ...cell } = plain;
  if (serial === undefined) return cell;
  const iso = isoOfSerial(serial, date1904);
  return iso === null ? { ...cell, kind: 'number' } : { ...cell, text: iso };
}

function checkedRow(row: { number: number; cells: (PlainCell | null)[] }, date1904: boolean, limits: SheetLimits): RawRow {
  const cells = row.cells.map((cell) => cellOf(cell, date1904));
  if (cells.some((cell) => cell.text.length > limits.cellLength))
    throw new SheetProblem('sheet.cell_too_long', { row: row.number, limit: limits.cellLength });
  return { number: row.number, cells };
}

/** Opens a binary workbook (`.xls`, also WPS `.et`) in a worker thread with its own memory and time limit. */
export async function openXls(path: string, limits: SheetLimits): Promise<Workbook> {
  const { size } = await stat(path);
  if (size > limits.xlsBytes) throw new SheetProblem('sheet.too_large', { limitMb: Math.floor(limits.xlsBytes / 1_048_576) });
  const worker = new Worker(new URL('./xls-worker.ts', import.meta.url), {
    workerData: { path, chunkRows: CHUNK_ROWS },
    resourceLimits: { maxOldGenerationSizeMb: limits.xlsHeapMb, maxYoungGenerationSizeMb: 64 },
    execArgv: [],
    env: {},
    stdout: true,
    stderr: true,
  });
  worker.unref();
  try {
    const book = await nextAnswer(worker, limits.xlsMilliseconds);
    if (book.kind !== 'book') throw new SheetProblem('sheet.corrupt', { part: 'xls' });
    if (book.sheets.length === 0) throw new SheetProblem('sheet.empty');
    const found = (sheet: string) => {
      const one = book.sheets.find((each) => each.name === sheet);
      if (!one) throw new SheetProblem('sheet.no_such_sheet', { sheet, sheets: book.sheets.map((each) => each.name).join('、') });
      return one;
    };
    return {
      format: 'xls',
      sheets: book.sheets.map(({ name, hidden }) => ({ name, hidden })),
      merges: async (sheet) => found(sheet).merges,
      async *rows(sheet): AsyncGenerator<RawRow> {
        found(sheet);
        const id = newId();
        for (;;) {
          const answer = nextAnswer(worker, limits.xlsMilliseconds);
          worker.postMessage({ kind: 'rows', id, sheet });
          const got = await answer;
          if (got.kind !== 'rows') throw new SheetProblem('sheet.corrupt', { part: 'xls' });
          for (const row of got.rows) yield checkedRow(row, book.date1904, limits);
          if (got.done) return;
        }
      },
      async close() {
        await worker.terminate();
      },
    };
  } catch (error) {
    await worker.terminate();
    throw error;
  }
}
