import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readArchive, writeArchive } from './archive.ts';

const folder = mkdtempSync(join(tmpdir(), 'qinwu-archive-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function* pieces(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

test('holds what was put into it, stored or deflated, under any name; for its owner only', async () => {
  const path = join(folder, 'a.zip');
  const archive = await writeArchive(path);
  const first = await archive.put('tables/常州.copy', pieces('一\t二\n', '三\t四\n'));
  await archive.put('files/x', pieces('plain'), { stored: true });
  await archive.put('empty', pieces());
  await archive.finish();
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const read = await readArchive(path);
  expect(read.names).toEqual(['tables/常州.copy', 'files/x', 'empty']);
  expect(await read.text('tables/常州.copy', first.digest)).toBe('一\t二\n三\t四\n');
  expect(await read.text('files/x')).toBe('plain');
  expect(await read.text('empty')).toBe('');
  await expect(read.text('files/x', first.digest)).rejects.toThrow('files/x is damaged');
  await expect(read.text('none')).rejects.toThrow('has no none');
  read.close();
  await expect(writeArchive(path)).rejects.toThrow('EEXIST');
});

test('counts entries and bytes in 64 bits, however few there are', async () => {
  const path = join(folder, 'wide.zip');
  const archive = await writeArchive(path);
  for (let i = 0; i < 300; i++) await archive.put(`f/${i}`, pieces(String(i).repeat(2000)), { stored: true });
  await archive.finish();
  const bytes = readFileSync(path);
  // The old end record says "see the new one" in all its counts.
  expect(bytes.subarray(-14, -2).toString('hex')).toBe('f'.repeat(24));
  expect(bytes.readBigUInt64LE(bytes.length - 98 + 24)).toBe(300n);
  const read = await readArchive(path);
  expect(read.names).toHaveLength(300);
  expect(await read.text('f/299')).toBe('299'.repeat(2000));
  read.close();
});

test('is seen to be cut off or changed', async () => {
  const path = join(folder, 'b.zip');
  const archive = await writeArchive(path);
  const { digest } = await archive.put('a', pieces('the same text'), { stored: true });
  await archive.finish();
  const whole = readFileSync(path);
  writeFileSync(path, whole.subarray(0, whole.length - 30));
  await expect(readArchive(path)).rejects.toThrow();
  const at = whole.indexOf('same');
  whole.write('sbme', at);
  writeFileSync(path, whole);
  const read = await readArchive(path);
  await expect(read.text('a', digest)).rejects.toThrow('damaged');
  read.close();
});
