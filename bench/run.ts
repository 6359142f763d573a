import { parseArgs } from 'node:util';
import { approvalsDecide } from './approvals.bench.ts';
import { officeCheck } from './check.bench.ts';
import type { Bench, Figure } from './figure.ts';
import { endGround, httpCreate, httpGet, httpList, httpSearch } from './http.bench.ts';
import { officeReallocation } from './reallocation.bench.ts';
import { sheetImport } from './sheet-import.bench.ts';
import { start } from './start.bench.ts';

const benches: readonly Bench[] = [
  httpList,
  httpGet,
  httpSearch,
  httpCreate,
  officeCheck,
  approvalsDecide,
  officeReallocation,
  sheetImport,
  start,
];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' }, list: { type: 'boolean' } } });
const write = (line: string) => void process.stdout.write(`${line}\n`);
const chosen = positionals.length === 0 ? benches : benches.filter((b) => positionals.includes(b.name));
const unknown = positionals.find((name) => !benches.some((b) => b.name === name));
if (unknown !== undefined || values.list) {
  if (unknown !== undefined) process.stderr.write(`there is no bench ${unknown}\n`);
  for (const b of benches) write(`${b.name.padEnd(14)} ${b.about}`);
  process.exit(unknown === undefined ? 0 : 2);
}

const tidy = (n: number): number => Number(n.toPrecision(4));
try {
  for (const bench of chosen) {
    if (!values.json) write(`\n${bench.name}: ${bench.about}`);
    await bench.run(
      (f) => {
        const figure: Figure = {
          bench: bench.name,
          metric: f.metric,
          value: tidy(f.value),
          unit: f.unit,
          ...(f.floor === undefined ? {} : { floor: tidy(f.floor), ratio: tidy(f.value / f.floor) }),
        };
        if (values.json) write(JSON.stringify(figure));
        else
          write(
            `  ${f.metric.padEnd(24)} ${String(figure.value).padStart(10)} ${f.unit.padEnd(6)}${figure.floor === undefined ? '' : ` floor ${figure.floor}  ratio ${figure.ratio}`}`,
          );
      },
      (line) => {
        if (!values.json) write(`  ${line}`);
      },
    );
  }
} finally {
  await endGround();
}
