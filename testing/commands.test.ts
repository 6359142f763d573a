import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { goneWithin } from '#kernel/process.ts';
import { root } from '#kernel/root.ts';

/** Stands for the platform: says who it is and what it hears, ends half a second after the first signal. */
const PROGRAM = `
const [, ...args] = process.argv.slice(2);
if (args[0] === '--exit') process.exit(Number(args[1]));
if (args[0] === '--die') process.kill(process.pid, 'SIGKILL');
for (const name of ['SIGINT', 'SIGTERM']) {
  process.on(name, () => {
    console.log('heard ' + name);
    setTimeout(() => process.exit(0), 500);
  });
}
setInterval(() => undefined, 1000);
console.log('ready ' + process.pid + ' ' + process.version + ' ' + JSON.stringify(args));
`;

let clone = '';
const started: ChildProcess[] = [];

beforeAll(() => {
  clone = mkdtempSync(join(tmpdir(), 'qinwu-clone-'));
  for (const path of ['package.json', 'package-lock.json', 'scripts']) cpSync(join(root, path), join(clone, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
  mkdirSync(join(clone, 'apps/server'), { recursive: true });
  writeFileSync(join(clone, 'apps/server/cli.ts'), PROGRAM);
});
afterAll(() => rmSync(clone, { recursive: true }));
afterEach(() => {
  for (const child of started.splice(0)) {
    try {
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It ended by itself.
    }
  }
});

interface Command {
  child: ChildProcess;
  /** Waits until the output matches. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  output(): string;
  /** Exit code, or the signal's name. */
  ended: Promise<number | string | null>;
}

function command(program: string, ...args: string[]): Command {
  const child = spawn(program, args, { cwd: clone, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let output = '';
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const look of watchers) look();
    });
  }
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(output);
        if (found) resolve(found);
      };
      watchers.add(look);
      child.once('close', () => reject(new Error(`ended without ${pattern}: ${output}`)));
      look();
    });
  const ended = new Promise<number | string | null>((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)));
  return { child, says, output: () => output, ended };
}

const direct = (...args: string[]) => command(process.execPath, 'scripts/run.mjs', ...args);
const heard = (output: string) => output.match(/heard \w+/g) ?? [];

describe('scripts/run.mjs', () => {
  test('hands over to Node 24 with the arguments, and passes the exit code back', async () => {
    const run = direct('start', '--port', '0');
    const [, , version, args] = await run.says(/ready (\d+) (\S+) (\S+)/);
    expect(version).toMatch(/^v24\./);
    expect(JSON.parse(args ?? '')).toEqual(['--port', '0']);
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    expect(await direct('start', '--exit', '7').ended).toBe(7);
    expect(await direct('start', '--die').ended).toBe(137);
  });

  test('says what it runs when asked for something else', async () => {
    const run = direct('dance');
    expect(await run.ended).toBe(2);
    expect(run.output()).toContain('start, qinwu, test, bench');
  });

  test('takes a signal that comes twice at once for one', async () => {
    const run = direct('start');
    await run.says(/ready/);
    run.child.kill('SIGINT');
    await run.says(/heard/);
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(0);
    expect(heard(run.output())).toEqual(['heard SIGINT']);
  });

  test('leaves nothing behind when it is killed', async () => {
    const run = direct('start');
    const [, pid] = await run.says(/ready (\d+)/);
    run.child.kill('SIGKILL');
    expect(await goneWithin(Number(pid), 5000)).toBe(true);
  });
});

describe('npm start', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'stopped by %s, to npm alone or to its whole group as a terminal does it, tells the platform once',
    async (name) => {
      for (const whole of [false, true]) {
        const npm = command('npm', 'start');
        await npm.says(/ready/);
        process.kill(whole ? -(npm.child.pid ?? 0) : (npm.child.pid ?? 0), name);
        expect(await npm.ended).toBe(0);
        expect(heard(npm.output())).toEqual([`heard ${name}`]);
      }
    },
  );

  test('killed, takes the platform with it', async () => {
    const npm = command('npm', 'start');
    const [, pid] = await npm.says(/ready (\d+)/);
    npm.child.kill('SIGKILL');
    expect(await goneWithin(Number(pid), 5000)).toBe(true);
  });
});
