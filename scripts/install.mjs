// Brings node_modules to what package-lock.json says. Runs on Node 20 without any package.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, closeSync, constants, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The least major version of Node that runs the sources as they are. */
const NODE_MAJOR = 24;

export class InstallFailure extends Error {}

/** Installs if needed and answers the path of the Node that runs Qinwu. */
export async function ensureInstalled(root, say) {
  if (!isFresh(root)) {
    const release = await lock(root, say);
    try {
      if (!isFresh(root)) await install(root, say);
    } finally {
      release();
    }
  }
  return nodeOf(root) ?? (await fetchNode(root, say));
}

/** The lockfile and the kind of machine decide; the stamp tells what the installed packages were made from. */
function stampOf(root) {
  const hash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  return `${hash} ${process.platform}-${process.arch}\n`;
}

const stampPath = (root) => join(root, 'node_modules', '.qinwu-lock');

function isFresh(root) {
  const stamp = stampOf(root);
  if (readText(stampPath(root)) === stamp) return true;
  // Installed by a plain `npm ci` or `npm install`: npm's own list tells whether it is the same.
  const [wanted, present] = [join(root, 'package-lock.json'), join(root, 'node_modules', '.package-lock.json')].map((path) =>
    packagesOf(path),
  );
  if (!present) return false;
  for (const [place, { version, optional, link }] of Object.entries(wanted ?? {})) {
    if (place === '' || link) continue;
    const found = present[place];
    if (found ? found.version !== version : !optional) return false;
  }
  writeStamp(root);
  return true;
}

function packagesOf(path) {
  const text = readText(path);
  return text === undefined ? undefined : JSON.parse(text).packages;
}

async function install(root, say) {
  say('Installing the packages of package-lock.json, once. This takes about a minute …');
  const began = Date.now();
  const { code, output } = await npm(root, [
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts=false',
    '--no-audit',
    '--no-fund',
    '--no-progress',
    '--loglevel=error',
    '--fetch-retries=2',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=10000',
  ]);
  if (code !== 0) throw new InstallFailure(explain(output));
  writeStamp(root);
  say(`Installed in ${Math.round((Date.now() - began) / 1000)} s.`);
}

function writeStamp(root) {
  try {
    writeFileSync(stampPath(root), stampOf(root));
  } catch {
    // node_modules belongs to someone else: the comparison is made again at the next start.
  }
}

function explain(output) {
  const network =
    /\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|ERR_SOCKET_TIMEOUT|EIDLETIMEOUT|UND_ERR_\w+)\b/.exec(output);
  if (network) {
    return `The npm registry cannot be reached (${network[1]}). Check the network, the proxy and \`npm config get registry\`, then run this again.`;
  }
  if (/ENOSPC/.test(output)) return 'The disk is full: the packages need about 1.2 GB. Free some space and run this again.';
  if (/EACCES|EPERM|EROFS/.test(output)) return `No permission to write node_modules. ${lastLine(output)}`;
  return `npm could not install the packages:\n${output.trim()}`;
}

const lastLine = (text) => text.trim().split('\n').at(-1) ?? '';

/** Runs npm: the one that called us, else the one on the path. */
function npm(root, args) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  const own = script?.endsWith('.js') === true;
  const [program, first] = own ? [node ?? process.execPath, [script]] : ['npm', []];
  return run(program, [...first, ...args], { cwd: root, shell: !own && process.platform === 'win32' });
}

function run(program, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    const stop = (signal) => {
      child.kill(signal);
      process.exit(signal === 'SIGINT' ? 130 : 143);
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
    const done = () => process.off('SIGINT', stop).off('SIGTERM', stop);
    child.once('error', (error) => {
      done();
      reject(new InstallFailure(`npm could not be run: ${error.message}`));
    });
    child.once('close', (code) => {
      done();
      resolve({ code, output });
    });
  });
}

/** The Node of the npm package `node`; without it the running one, if it is new enough. */
function nodeOf(root) {
  const path = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  try {
    accessSync(path, constants.X_OK);
    return path;
  } catch {
    return Number(process.versions.node.split('.')[0]) >= NODE_MAJOR ? process.execPath : undefined;
  }
}

/** Where npm runs no install scripts, the package `node` is there but not its program: its own script fetches it. */
async function fetchNode(root, say) {
  say(`Fetching Node ${NODE_MAJOR} …`);
  const home = join(root, 'node_modules', 'node');
  const { output } = await run(process.execPath, ['installArchSpecificPackage.js'], { cwd: home });
  const node = nodeOf(root);
  if (node) return node;
  throw new InstallFailure(
    `Node ${NODE_MAJOR} could not be installed for ${process.platform}-${process.arch}; install it yourself and run this again. ${lastLine(output)}`,
  );
}

/** One install at a time: `npm start` and `npm test` may begin together. */
async function lock(root, say) {
  const path = join(tmpdir(), `qinwu-install-${createHash('sha256').update(root).digest('hex').slice(0, 16)}.lock`);
  for (let told = false; ; ) {
    try {
      const file = openSync(path, 'wx');
      writeFileSync(file, String(process.pid));
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw new InstallFailure(`Cannot write ${path}: ${error.message}`);
    }
    if (!isAlive(Number(readText(path)))) rmSync(path, { force: true });
    else if (!told) {
      say('Another Qinwu is installing the packages; waiting for it …');
      told = true;
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return pid > 0;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
