import { parentPort } from 'node:worker_threads';
import loadHighs from 'highs';
import type { Program } from '../../rules/reallocation/program.ts';
import type { Solved } from '../../rules/reallocation/solve.ts';

/** Objective values are whole numbers: what is nearer than this to the bound is the optimum itself. */
const ABSOLUTE_GAP = 0.99;

const port = parentPort;
if (!port) throw new Error('runs as a worker thread only');
const highs = await loadHighs();
const { modelStatus } = highs.constants;

function solve(program: Program, seconds: number): Solved {
  const { columns } = program;
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const column of columns) {
    for (const [row, value] of column) {
      indices.push(row);
      values.push(value);
    }
    starts.push(indices.length);
  }
  const numCols = columns.length;
  const numRows = program.rowLower.length;
  const inf = (value: number): number => (Number.isFinite(value) ? value : Math.sign(value) * highs.infinity);
  const model = highs.createModel({
    numCols,
    numRows,
    colCost: program.costs,
    colLower: program.lower,
    colUpper: program.upper,
    rowLower: program.rowLower.map(inf),
    rowUpper: program.rowUpper.map(inf),
    matrix: { format: 'csc', numRows, numCols, starts, indices, values },
    integrality: new Int32Array(numCols).fill(1),
  });
  try {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: ABSOLUTE_GAP, time_limit: seconds, random_seed: 0 });
    model.run();
    const status = model.getModelStatus();
    if (status === modelStatus.optimal) return { state: 'proved', values: model.getSolution().colValue, gap: 0 };
    if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) return { state: 'infeasible' };
    if (status === modelStatus.timeLimit) {
      const gap = Number(model.info.get('mip_gap'));
      return Number.isFinite(gap) ? { state: 'limit', values: model.getSolution().colValue, gap } : { state: 'unknown' };
    }
    return { state: 'unknown' };
  } finally {
    model.dispose();
  }
}

port.on('message', ({ program, seconds }: { program: Program; seconds: number }) => port.postMessage(solve(program, seconds)));
