import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holderOf, tryClaim } from './claim.ts';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qinwu-claim-'));
  path = join(folder, 'work.pid');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a claim is held by one, and free again after release', () => {
  const first = tryClaim(path);
  expect(first.ok).toBe(true);
  expect(holderOf(path)).toBe(process.pid);
  expect(tryClaim(path)).toEqual({ ok: false, heldBy: process.pid });
  if (first.ok) first.release();
  expect(holderOf(path)).toBeUndefined();
  expect(readdirSync(folder)).toEqual([]);
});

test('the claim of a dead process is taken over', async () => {
  const other = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => other.once('exit', resolve));
  writeFileSync(path, JSON.stringify({ pid: other.pid, began: 'once' }));
  expect(tryClaim(path).ok).toBe(true);
  expect(holderOf(path)).toBe(process.pid);
});

test('the claim of a dead process is taken over even if its number lives on in another', () => {
  writeFileSync(path, JSON.stringify({ pid: process.pid, began: 'before this process' }));
  expect(holderOf(path)).toBeUndefined();
  expect(tryClaim(path).ok).toBe(true);
});

test.each(['', '{', '7', '{"pid":"x"}'])('an unreadable claim (%j) is nobody’s', (text) => {
  writeFileSync(path, text);
  expect(tryClaim(path).ok).toBe(true);
});

test('of many that come at once, one gets it', async () => {
  writeFileSync(path, JSON.stringify({ pid: 1, began: 'never' }));
  const program = `
    const { tryClaim } = await import(process.argv[1]);
    process.stdin.once('data', () => console.log(tryClaim(process.argv[2]).ok));
    console.log('here');
    setTimeout(() => process.exit(), 20_000);`;
  const module = new URL('./claim.ts', import.meta.url).href;
  const many = Array.from({ length: 6 }, () => spawn(process.execPath, ['--input-type=module', '-e', program, module, path]));
  try {
    const next = (stream: NodeJS.ReadableStream) =>
      new Promise<string>((resolve) => stream.once('data', (d: Buffer) => resolve(d.toString().trim())));
    await Promise.all(many.map(({ stdout }) => next(stdout)));
    const answers = many.map(({ stdout }) => next(stdout));
    for (const { stdin } of many) stdin.write('go\n');
    expect((await Promise.all(answers)).sort()).toEqual(['false', 'false', 'false', 'false', 'false', 'true']);
    expect(many.map(({ pid }) => pid)).toContain(JSON.parse(readFileSync(path, 'utf8')).pid);
  } finally {
    for (const one of many) one.kill('SIGKILL');
  }
});
