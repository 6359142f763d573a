import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWeb } from './build-web.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qinwu-web-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the browser application is built once for all who ask, and again only when its sources changed', async () => {
  const outDir = join(folder, 'web');
  const said: string[] = [];
  const builds = () => said.filter((line) => line.startsWith('Building')).length;
  const build = () => buildWeb({ outDir, log: (line) => said.push(line) });

  await Promise.all([build(), build()]);
  expect(existsSync(join(outDir, 'index.html'))).toBe(true);
  expect(builds()).toBe(1);
  await build();
  expect(builds()).toBe(1);

  writeFileSync(join(outDir, '.stamp'), 'made from other sources');
  await build();
  expect(builds()).toBe(2);
  // No half-built, old or locked folder stays.
  expect(readdirSync(folder)).toEqual(['web']);
});
