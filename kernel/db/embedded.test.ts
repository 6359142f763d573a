import { existsSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exists } from '#kernel/process.ts';
import { ask, freshDir, killed, otherQinwu, postmasterOf, start } from '#testing/embedded.ts';
import { EmbeddedFailure, failureOf } from './embedded/failure.ts';
import { attachEmbedded } from './embedded.ts';

describe('a fresh start', () => {
  test('gives a durable server that knows the letters of every language and the time of Shanghai', async () => {
    const dataDir = freshDir();
    const server = await start(dataDir);
    expect(server.version).toMatch(/^18\./);
    await ask(server.url, 'create extension pg_trgm');
    const [row] = await ask(
      server.url,
      `select lower('ÄÖ办') as lower, 'Ä勤务' ilike 'ä勤%' as ilike, cardinality(show_trgm('办公用房')) as trigrams,
              current_setting('timezone') as zone, current_setting('fsync') as fsync, current_setting('jit') as jit,
              current_setting('listen_addresses') as listens, current_setting('server_encoding') as encoding`,
    );
    expect(row).toEqual({
      lower: 'äö办',
      ilike: true,
      trigrams: 5,
      zone: 'Asia/Shanghai',
      fsync: 'on',
      jit: 'off',
      listens: '127.0.0.1',
      encoding: 'UTF8',
    });
    expect(statSync(join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'postgres.log')).mode & 0o777).toBe(0o600);
    expect(existsSync(join(dataDir, 'postgres.making.password'))).toBe(false);
  });

  test('asks for the password on every connection', async () => {
    const server = await start(freshDir());
    const wrong = Object.assign(new URL(server.url), { password: 'guess' }).toString();
    await expect(ask(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  test('takes another port when the wished one is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => holder.once('listening', resolve));
    const { port } = holder.address() as { port: number };
    try {
      const server = await start(freshDir(), { port });
      expect(Number(new URL(server.url).port)).not.toBe(port);
      expect(server.said.join()).toContain(`Port ${port} is taken`);
      expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    } finally {
      holder.close();
    }
  });

  test('throwaway leaves nothing behind', async () => {
    const dataDir = freshDir();
    const server = await start(dataDir, { throwaway: true });
    const pid = postmasterOf(server.clusterDir);
    await server.stop();
    expect(exists(pid)).toBe(false);
    expect(existsSync(dataDir)).toBe(false);
  });
});

describe('a running server', () => {
  test('is found by a command that works beside it, and only then', async () => {
    const dataDir = freshDir();
    expect(attachEmbedded({ dataDir })).toBeUndefined();
    const { child, said } = await otherQinwu(dataDir);
    expect(attachEmbedded({ dataDir })?.url).toBe(said.url);
    await killed(child);
    expect(attachEmbedded({ dataDir })).toBeUndefined();
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('is shut down with a program that is stopped by %s', async (name) => {
    const { child, said } = await otherQinwu(freshDir());
    const postmaster = postmasterOf(said.dir);
    const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
    child.kill(name);
    expect(await ended).toBe(name);
    expect(exists(postmaster)).toBe(false);
  });
});

describe('a plain refusal', () => {
  test('while another Qinwu runs on the directory, which is not disturbed', async () => {
    const dataDir = freshDir();
    const { child, said } = await otherQinwu(dataDir);
    await expect(start(dataDir)).rejects.toMatchObject({ reason: 'in_use', message: expect.stringContaining(`process ${child.pid}`) });
    expect(await ask(said.url ?? '', 'select count(*)::int as n from kept')).toEqual([{ n: 1000 }]);
  });

  test('for a cluster of another PostgreSQL, which is not touched', async () => {
    const dataDir = freshDir();
    const first = await start(dataDir);
    await first.stop();
    writeFileSync(join(first.clusterDir, 'PG_VERSION'), '15\n');
    const refusal = start(dataDir);
    await expect(refusal).rejects.toMatchObject({ reason: 'version', message: expect.stringMatching(/PostgreSQL 15.*PostgreSQL 18/) });
    expect(existsSync(join(dataDir, 'qinwu.pid'))).toBe(false);
  });

  test('for a wrong password file', async () => {
    const dataDir = freshDir();
    const first = await start(dataDir);
    await first.stop();
    writeFileSync(join(dataDir, 'postgres.password'), 'guess\n');
    await expect(start(dataDir)).rejects.toMatchObject({ reason: 'permission', message: expect.stringContaining('postgres.password') });
    expect(existsSync(join(first.clusterDir, 'postmaster.pid'))).toBe(false);
  });

  test('for a place that is no directory', async () => {
    const file = join(freshDir(), 'file');
    writeFileSync(file, '');
    const refusal = await start(join(file, 'data')).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(EmbeddedFailure);
    expect((refusal as Error).message.split('\n')).toHaveLength(1);
  });

  test.each([
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 'disk_full'],
    ['ENOSPC: no space left on device, write', 'disk_full'],
    ["EACCES: permission denied, mkdir '/x'", 'permission'],
    ["EROFS: read-only file system, open '/x'", 'permission'],
    ['one\n2026 FATAL:  something odd\nLOG:  shut down\n', 'failed'],
  ])('of one line that names the place: %s', (text, reason) => {
    const failure = failureOf(new Error(text), '/srv/qinwu');
    expect(failure.reason).toBe(reason);
    expect(failure.message).toContain('/srv/qinwu');
    expect(failure.message).not.toContain('\n');
  });
});
