import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { destroyEmbedded } from '#kernel/db/embedded.ts';
import { goneWithin } from '#kernel/process.ts';
import { root } from '#kernel/root.ts';

const started: ChildProcess[] = [];
const dirs: string[] = [];

afterAll(async () => {
  for (const child of started) {
    child.kill('SIGKILL');
    if (child.pid) await goneWithin(child.pid, 5000);
  }
  for (const dir of dirs) await destroyEmbedded(dir).catch(() => undefined);
});

/** A data directory of the test, removed with the database that runs on it. */
export function dataDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'qinwu-cli-'));
  dirs.push(dir);
  return dir;
}

export interface Cli {
  readonly pid: number;
  output(): string;
  errors(): string;
  /** Waits until the output matches; fails when the program ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Exit code, or the signal's name. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  kill(signal: NodeJS.Signals): void;
}

/** The real program, `qinwu <args>`, in a process of its own with nothing of ours in its environment. */
export function qinwu(args: readonly string[], env: Readonly<Record<string, string>> = {}): Cli {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(QINWU_|DATABASE_URL$|VITEST|NODE_ENV$)/.test(name)),
  );
  const child = spawn(process.execPath, [join(root, 'apps/server/cli.ts'), ...args], {
    cwd: tmpdir(),
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  const heard = { out: '', err: '' };
  const watchers = new Set<() => void>();
  for (const [name, stream] of [
    ['out', child.stdout],
    ['err', child.stderr],
  ] as const)
    stream.setEncoding('utf8').on('data', (text: string) => {
      heard[name] += text;
      for (const look of watchers) look();
    });
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)));
  return {
    pid: child.pid as number,
    output: () => heard.out,
    errors: () => heard.err,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(heard.out);
          if (found) resolve(found);
        };
        watchers.add(look);
        void ended.then((code) => reject(new Error(`ended with ${code} without ${pattern}: ${heard.out}${heard.err}`)));
        look();
      }),
    ended,
    kill: (signal) => void child.kill(signal),
  };
}

/** Runs a command to its end. */
export async function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: unknown; out: string; err: string }> {
  const cli = qinwu(args, env);
  const code = await cli.ended;
  return { code, out: cli.output(), err: cli.errors() };
}
