// `npm test`: everything that must hold, in order, each step with its time.
//
//   npm test                                  all of it
//   npm test -- --only lint|rules|server|journeys
//   npm test -- kernel/db shared/page         the test files whose path contains one of these
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runProgram } from './steps.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

const MINUTE = 60_000;
const OVERALL_MS = 40 * MINUTE;

const tool = (script, ...args) => ({ program: process.execPath, args: [join(root, 'node_modules', script), ...args], quiet: true });
const types = (part) => ({ name: `types: ${part}`, group: 'lint', ...tool('typescript/bin/tsc', '--project', `tsconfig.${part}.json`) });

/** Everything, in order. */
const STEPS = [
  { name: 'lockfile', group: 'lint', program: process.execPath, args: ['scripts/complete-lock.mjs', '--check'], quiet: true },
  { name: 'format and lint', group: 'lint', ...tool('@biomejs/biome/bin/biome', 'ci', '--colors=off') },
  types('contract'),
  types('server'),
  types('web'),
  ...(existsSync('knip.json') ? [{ name: 'unused code and dependencies', group: 'lint', ...tool('knip/bin/knip.js') }] : []),
  { name: 'rules', group: 'rules', vitest: ['--project', 'unit'], limitMs: 10 * MINUTE },
  { name: 'laws, use cases and database', group: 'server', vitest: ['--project', 'server'], limitMs: 25 * MINUTE },
  { name: 'browser for the journeys', group: 'journeys', call: installBrowser },
  { name: 'browser application', group: 'journeys', call: buildApplication },
  { name: 'journeys', group: 'journeys', vitest: ['--project', 'journeys'], limitMs: 20 * MINUTE },
];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } });
const groups = [...new Set(STEPS.map(({ group }) => group))];
if (values.only !== undefined && !groups.includes(values.only)) {
  console.error(`npm test: --only takes ${groups.join(', ')}`);
  process.exit(2);
}

const counts = { passed: 0, failed: 0, skipped: 0 };
const lines = [];
const began = Date.now();
for (const step of chosen()) await perform(step);

console.log(`\n${lines.join('\n')}\n`);
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0);

function chosen() {
  if (positionals.length === 0) return STEPS.filter(({ group }) => values.only === undefined || group === values.only);
  const journey = positionals.some((path) => path.includes('journey'));
  const before = STEPS.filter(({ call }) => call && journey);
  return [...before, { name: 'chosen tests', vitest: positionals, limitMs: OVERALL_MS }];
}

async function perform(step) {
  const left = OVERALL_MS - (Date.now() - began);
  const start = Date.now();
  console.log(`\n── ${step.name}`);
  const why = left <= 0 ? 'not begun: the time for all tests is over' : await outcome(step, Math.min(step.limitMs ?? 5 * MINUTE, left));
  const line = `${why ? '✗' : '✓'} ${step.name}  ${((Date.now() - start) / 1000).toFixed(1)} s${why ? `  ${why}` : ''}`;
  lines.push(line);
  console.log(line);
}

/** Runs a step and counts it. Answers undefined, or why it failed. */
async function outcome(step, limitMs) {
  if (step.vitest) return runVitest(step.vitest, limitMs);
  const why = step.call
    ? await step.call(limitMs).then(
        () => undefined,
        (error) => error.message,
      )
    : await runProgram(step.program, step.args, { limitMs, quiet: step.quiet });
  // Getting ready proves nothing; only its failure counts.
  if (why) counts.failed += 1;
  else if (!step.call) counts.passed += 1;
  return why;
}

async function runVitest(args, limitMs) {
  const folder = mkdtempSync(join(tmpdir(), 'qinwu-report-'));
  const clear = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', clear);
  const file = join(folder, 'report.json');
  const { program, args: vitest } = tool('vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`);
  try {
    const why = await runProgram(program, [...vitest, ...args], { limitMs, quiet: false });
    const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
    counts.passed += report?.numPassedTests ?? 0;
    counts.skipped += (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
    // A file that does not load and a run that breaks off have failed without a failed test.
    const failed = Math.max(report?.numFailedTests ?? 0, report?.numFailedTestSuites > 0 || why ? 1 : 0);
    counts.failed += failed;
    return why ?? (failed > 0 ? `${failed} failed` : undefined);
  } finally {
    process.off('exit', clear);
    clear();
  }
}

async function installBrowser() {
  const { ensureChromium } = await import('../testing/chromium.ts');
  console.log(ensureChromium(console.log));
}

async function buildApplication() {
  const { buildWeb } = await import('../apps/server/build-web.ts');
  await buildWeb({ log: console.log });
}
