import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '#kernel/root.ts';
import { number, text } from '#kernel/sheets/out-cells.ts';
import { writeWorkbook } from '#kernel/sheets/write-sheet.ts';
import { serverFlags } from '../scripts/server-flags.mjs';
import type { Bench } from './figure.ts';
import { shareGround } from './http.bench.ts';

const HEAD = ['建筑编号', '房间号', '楼层', '房间名称', '用房类型', '使用面积（㎡）', '使用单位', '备注'];

/** A register of rooms as an agency keeps it: a merged title, the header in the third row, one row per room. */
async function writeRegister(path: string, rows: number, prefix: string): Promise<void> {
  function* lines() {
    yield { cells: [text('示范市办公用房房间台账')] };
    yield { cells: [text('填报单位：示范机关事务管理局')] };
    yield { cells: HEAD.map((h) => text(h)) };
    for (let i = 0; i < rows; i += 1) {
      yield {
        cells: [
          text(`B${i % 400}`),
          text(`${prefix}${i}`),
          text(String(1 + (i % 10))),
          text(`办公室${i}`),
          text('办公室'),
          number((9 + (i % 40) + 0.5).toFixed(2)),
          text(`示范单位${1 + (i % 299)}`),
          text('台账导入'),
        ],
      };
    }
  }
  await writeWorkbook(path, { sheets: [{ name: '房间台账', rows: lines() }] });
}

export const sheetImport: Bench = {
  name: 'sheet-import',
  about: 'import of an xlsx of 10,000 and of 100,000 rooms: judged, written, audited; memory must not grow with the rows',
  async run(report, log) {
    const { world } = await shareGround(log);
    const measure = async (rows: number, prefix: string) => {
      const file = join(world.dataDir, `rooms-${rows}.xlsx`);
      await writeRegister(file, rows, prefix);
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [...serverFlags, 'bench/sheet-import-run.ts', file, world.url, world.dataDir],
        {
          cwd: root,
          maxBuffer: 1 << 24,
        },
      );
      const result = JSON.parse(stdout) as { rows: number; new: number; seconds: number; peakMiB: number; wrong: number };
      if (result.new !== rows) throw new Error(`of ${rows} rows ${result.new} were new, ${result.wrong} wrong`);
      return result;
    };
    const small = await measure(10_000, 'S');
    const large = await measure(100_000, 'L');
    report({ metric: 'rows_per_second', value: 100_000 / large.seconds, unit: '1/s' });
    report({ metric: 'peak_memory', value: large.peakMiB, unit: 'MiB', floor: small.peakMiB });
  },
};
