// The door of `npm start`, `npm test`, `npm run bench` and `npm run qinwu`: runs on any Node from 20 with nothing installed,
// installs what package-lock.json says when it is not there yet, then hands over to the Node 24 that came with it.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, InstallFailure } from './install.mjs';
import { serverFlags } from './server-flags.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What runs, and what it is handed. */
const ENTRIES = {
  start: ['apps/server/cli.ts', 'start'],
  qinwu: ['apps/server/cli.ts'],
  test: ['scripts/test.mjs'],
  bench: ['bench/run.ts'],
};

/** npm passes a signal on that the terminal has already sent to everyone; a person who repeats it needs longer than this. */
const SAME_SIGNAL_MS = 1000;

const [name = '', ...args] = process.argv.slice(2);
const entry = ENTRIES[name];
if (!entry) fail(`scripts/run.mjs: say one of ${Object.keys(ENTRIES).join(', ')}`, 2);
if (Number(process.versions.node.split('.')[0]) < 20) fail(`Qinwu needs Node 20 or newer; this is ${process.version}.`);

try {
  const node = await ensureInstalled(root, (line) => process.stderr.write(`${line}\n`));
  handOver(node, [...serverFlags, join(root, entry[0]), ...entry.slice(1), ...args]);
} catch (error) {
  fail(error instanceof InstallFailure ? error.message : (error.stack ?? String(error)));
}

function handOver(node, argv) {
  // A group of its own, so that the terminal's Ctrl-C comes from here and once. Only commands that may ask at the terminal stay.
  const asks = name === 'qinwu' && process.stdin.isTTY === true;
  const detached = !asks && process.platform !== 'win32';
  const child = spawn(node, ['--import', new URL('leash.mjs', import.meta.url).href, ...argv], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}` },
    detached,
  });
  let last = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (!detached && signal === 'SIGINT') return;
      if (Date.now() - last < SAME_SIGNAL_MS) return;
      last = Date.now();
      child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    });
  }
  endWithNpm();
  child.once('error', (error) => fail(`Node could not start: ${error.message}`));
  child.once('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

/** When npm was killed this process has another parent. Ending it ends what it started: see leash.mjs. */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || process.exit(1), 250).unref();
}

function fail(line, code = 1) {
  process.stderr.write(`${line}\n`);
  process.exit(code);
}
