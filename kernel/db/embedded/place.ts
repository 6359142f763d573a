import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Account, accountFor, canUse, isRoot } from './account.ts';
import { SYSTEM_PLACE } from './binaries.ts';

export interface Place {
  account: Account;
  /** PostgreSQL's own directory (PGDATA). */
  clusterDir: string;
  passwordFile: string;
  logFile: string;
}

export function makeDataDir(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: isRoot ? 0o711 : 0o700 });
}

/**
 * Decides where the cluster of a data directory lives: in it, as `postgres/`. Root's PostgreSQL runs as an unprivileged account;
 * where that account cannot come (a clone under /root), the cluster lives in /var/lib/qinwu and `postgres.location` in the data
 * directory says where. Everything else in the data directory belongs to whoever starts Qinwu.
 */
export function placeOf(dataDir: string, log: (line: string) => void): Place {
  const files = { passwordFile: join(dataDir, 'postgres.password'), logFile: join(dataDir, 'postgres.log') };
  const pointer = join(dataDir, 'postgres.location');
  if (existsSync(pointer)) {
    const clusterDir = readFileSync(pointer, 'utf8').trim();
    return { account: accountFor(clusterDir), clusterDir, ...files };
  }
  const near = join(dataDir, 'postgres');
  const account = accountFor(near);
  if (!account) return { account, clusterDir: near, ...files };
  letPass(dataDir);
  if (canUse(account, '-x', [dataDir])) return { account, clusterDir: near, ...files };

  const clusterDir = join(SYSTEM_PLACE, randomBytes(6).toString('hex'), 'postgres');
  log(`PostgreSQL's account cannot reach ${dataDir}: its files go to ${clusterDir}`);
  const parent = dirname(clusterDir);
  mkdirSync(parent, { recursive: true, mode: 0o711 });
  for (const dir of [SYSTEM_PLACE, parent]) chmodSync(dir, 0o711);
  writeFileSync(pointer, `${clusterDir}\n`, { mode: 0o600, flush: true });
  return { account, clusterDir, ...files };
}

/** A data directory of root's own may be passed through, not read: its secrets are files that only root opens. */
function letPass(dataDir: string): void {
  const { mode, uid } = statSync(dataDir);
  if (uid === 0 && (mode & 0o011) !== 0o011) chmodSync(dataDir, (mode & 0o777) | 0o011);
}

/** Deletes the cluster and its data directory, of which nothing may run any more. */
export function removePlace(place: Place, dataDir: string): void {
  const home = dirname(place.clusterDir);
  for (const dir of [dirname(home) === SYSTEM_PLACE ? home : place.clusterDir, dataDir]) {
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The directory in which the cluster is made before it takes its name, so that a half-made one is never taken for a whole one. */
export function makingDir(place: Place): string {
  const dir = `${place.clusterDir}.making`;
  mkdirSync(dir, { mode: 0o700 });
  if (place.account) chownSync(dir, place.account.uid, place.account.gid);
  return dir;
}

/** The superuser's password of a cluster, kept 0600 in the data directory. `undefined` when there is none yet. */
export function readPassword(place: Place): string | undefined {
  if (!existsSync(place.passwordFile)) return undefined;
  return readFileSync(place.passwordFile, 'utf8').trim() || undefined;
}

export function newPassword(place: Place): string {
  const password = randomBytes(24).toString('base64url');
  writeFileSync(place.passwordFile, `${password}\n`, { mode: 0o600, flush: true });
  return password;
}

/** A copy of the password that initdb, running as the account, can read. The caller deletes it. */
export function lendPassword(place: Place, password: string): string {
  const path = `${place.clusterDir}.making.password`;
  writeFileSync(path, `${password}\n`, { mode: 0o600 });
  if (place.account) chownSync(path, place.account.uid, place.account.gid);
  return path;
}
