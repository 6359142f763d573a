import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exists, goneWithin } from '#kernel/process.ts';
import { ask, freshDir, killed, otherQinwu, postmasterOf, start } from '#testing/embedded.ts';
import { canUse, isRoot } from './embedded/account.ts';
import { destroyEmbedded } from './embedded.ts';

describe('what was committed survives', () => {
  test('a stop and a start', async () => {
    const dataDir = freshDir();
    const first = await start(dataDir);
    await ask(first.url, 'create table kept as select 42 as n');
    await first.stop();
    const second = await start(dataDir);
    expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 42 }]);
    expect(second.said).toEqual([]);
  });

  test('kill -9 of Qinwu alone: the server it left is stopped and started anew', async () => {
    const dataDir = freshDir();
    const { child, said } = await otherQinwu(dataDir);
    const orphan = postmasterOf(said.dir);
    await killed(child);
    expect(exists(orphan)).toBe(true);

    const server = await start(dataDir);
    expect(exists(orphan)).toBe(false);
    expect(server.said.join()).toContain(`process ${orphan}`);
    expect(await ask(server.url, 'select count(*)::int as n, max(n) from kept')).toEqual([{ n: 1000, max: 1000 }]);
  });

  test('kill -9 of everything, even if the number of the dead server now belongs to another process', async () => {
    const dataDir = freshDir();
    const { child, said } = await otherQinwu(dataDir);
    const postmaster = postmasterOf(said.dir);
    await killed(child);
    process.kill(postmaster, 'SIGKILL');
    expect(await goneWithin(postmaster, 5000)).toBe(true);
    const pidFile = join(said.dir, 'postmaster.pid');
    writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(String(postmaster), String(process.pid)));

    const server = await start(dataDir);
    expect(await ask(server.url, 'select count(*)::int as n, max(n) from kept')).toEqual([{ n: 1000, max: 1000 }]);
  });

  test('a lost password file', async () => {
    const dataDir = freshDir();
    const first = await start(dataDir);
    await ask(first.url, 'create table kept as select 42 as n');
    await first.stop();
    rmSync(join(dataDir, 'postgres.password'));
    const second = await start(dataDir);
    expect(second.url).not.toBe(first.url);
    expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 42 }]);
  });

  test('a making that was cut off half-way', async () => {
    const dataDir = freshDir();
    mkdirSync(join(dataDir, 'postgres.making', 'base'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres.making', 'PG_VERSION'), '18\n');
    const server = await start(dataDir);
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe.runIf(isRoot)('root', () => {
  const nobody = { uid: 65534, gid: 65534 };

  test('lends the server an account that is not root', async () => {
    const server = await start(freshDir());
    const pid = postmasterOf(server.clusterDir);
    expect(readFileSync(`/proc/${pid}/status`, 'utf8')).not.toMatch(/^Uid:\s+0\b/m);
    expect(statSync(server.clusterDir).uid).not.toBe(0);
  });

  test('keeps the account that owns the cluster', async () => {
    const dataDir = freshDir();
    chownSync(dataDir, nobody.uid, nobody.gid);
    const first = await start(dataDir);
    await first.stop();
    const owner = statSync(first.clusterDir).uid;
    const second = await start(dataDir);
    expect(statSync(second.clusterDir).uid).toBe(owner);
  });

  test('puts the cluster where that account can come when the data directory is in a closed place', async () => {
    const closed = mkdtempSync(join(tmpdir(), 'qinwu-closed-'));
    chmodSync(closed, 0o700);
    const dataDir = join(closed, 'data');
    const first = await start(dataDir);
    expect(first.clusterDir).toMatch(/^\/var\/lib\/qinwu\//);
    expect(first.said.join()).toContain(first.clusterDir);
    await ask(first.url, 'create table kept as select 42 as n');
    await first.stop();
    const second = await start(dataDir);
    expect(second.clusterDir).toBe(first.clusterDir);
    expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 42 }]);
    await second.stop();
    await destroyEmbedded(dataDir);
    expect(existsSync(first.clusterDir)).toBe(false);
    rmSync(closed, { recursive: true });
  });

  test.runIf(canUse(nobody, '-x', [process.execPath]))('is not needed: an ordinary account runs it all as itself', async () => {
    const dataDir = freshDir();
    chownSync(dataDir, nobody.uid, nobody.gid);
    const { child, said } = await otherQinwu(dataDir, nobody);
    expect(said.dir).toBe(join(dataDir, 'postgres'));
    expect(statSync(said.dir).uid).toBe(nobody.uid);
    const postmaster = postmasterOf(said.dir);
    await killed(child);
    process.kill(postmaster, 'SIGKILL');

    const again = await otherQinwu(dataDir, nobody);
    expect(again.said.message).toContain('duplicate key');
  });
});
