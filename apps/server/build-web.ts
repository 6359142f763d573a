import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tryClaim } from '#kernel/claim.ts';
import { root } from '#kernel/root.ts';

/** All that the browser application is made of. */
const SOURCES = [
  'package-lock.json',
  'vite.config.ts',
  '{ui,shared}/**/*',
  'apps/web/**/*',
  '{kernel,capabilities,domains,gateways}/*/{contract,web,locales,rules}/**/*',
];
const NOT_SOURCES = /\.test\.tsx?$/;

const WAIT_MS = 200;

/** The browser application could not be built. The message is what Vite said. */
export class WebBuildFailure extends Error {
  /** Tells the terminal to show the message without a stack. */
  readonly plain = true;
}

export interface BuildWebOptions {
  /** Builds even if nothing changed. */
  force?: boolean;
  log?: (line: string) => void;
  /** Where the built application goes; for tests. */
  outDir?: string;
}

/**
 * Builds the browser application into dist/web if its sources changed since. The build runs in a process of its own, so that its
 * memory goes with it, and into a folder of its own that then takes the place of the old one: what is served is always whole. Of
 * several processes that want to build, one does and the others wait.
 * @throws WebBuildFailure with what Vite said.
 */
export async function buildWeb({
  force = false,
  log = () => undefined,
  outDir = join(root, 'dist/web'),
}: BuildWebOptions = {}): Promise<void> {
  const mark = markOf();
  if (!force && isFresh(outDir, mark)) return;
  mkdirSync(join(outDir, '..'), { recursive: true });
  const release = await claim(`${outDir}.pid`, log);
  try {
    if (!force && isFresh(outDir, mark)) return;
    log('Building the browser application …');
    const began = Date.now();
    const making = `${outDir}.making`;
    rmSync(making, { recursive: true, force: true });
    await vite(making);
    writeFileSync(join(making, '.stamp'), mark);
    takePlace(making, outDir);
    log(`Built in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  } finally {
    release();
  }
}

/** A digest of the names and contents of all sources. */
function markOf(): string {
  const hash = createHash('sha256');
  const files = globSync(SOURCES, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !NOT_SOURCES.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files)
    hash
      .update(`${file.slice(root.length)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}

function isFresh(outDir: string, mark: string): boolean {
  const stamp = join(outDir, '.stamp');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === mark && existsSync(join(outDir, 'index.html'));
}

async function claim(path: string, log: (line: string) => void): Promise<() => void> {
  for (let told = false; ; told = true) {
    const claimed = tryClaim(path);
    if (claimed.ok) return claimed.release;
    if (!told) log(`Another process (${claimed.heldBy}) builds the browser application; waiting for it`);
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
}

function vite(outDir: string): Promise<void> {
  const program = join(root, 'node_modules/vite/bin/vite.js');
  const args = ['build', '--config', 'vite.config.ts', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'];
  const child = spawn(process.execPath, [program, ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const end = () => child.kill();
  process.once('exit', end);
  return new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new WebBuildFailure(`the browser application could not be built:\n${said.trim()}`));
    });
  }).finally(() => process.off('exit', end));
}

function takePlace(making: string, outDir: string): void {
  const old = `${outDir}.old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(outDir)) renameSync(outDir, old);
  renameSync(making, outDir);
  rmSync(old, { recursive: true, force: true });
}
