import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { EmbeddedFailure } from './failure.ts';

/** The account PostgreSQL runs as. `undefined` means: as ourselves. */
export type Account = { uid: number; gid: number } | undefined;

/** PostgreSQL refuses to run as root, so root lends it an account that can do nothing else. */
export const isRoot = process.getuid?.() === 0;

const CANDIDATES = ['postgres', '_postgres', 'nobody'];

/**
 * The account for a cluster directory: its owner if it exists and is not root, so that a directory keeps its account for life;
 * otherwise the first unprivileged system account found. No account is created.
 */
export function accountFor(clusterDir: string): Account {
  if (!isRoot) return undefined;
  const owner = statSync(clusterDir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of CANDIDATES) {
    const uid = idOf('-u', name);
    const gid = idOf('-g', name);
    if (uid && gid) return { uid, gid };
  }
  throw new EmbeddedFailure(
    'permission',
    `PostgreSQL does not run as root, and this machine has none of the accounts ${CANDIDATES.join(', ')}.`,
  );
}

function idOf(flag: '-u' | '-g', name: string): number | undefined {
  try {
    return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return undefined;
  }
}

/** Whether the account can use the paths. Asked of the kernel by a process of that account: modes alone do not show ACLs and mounts. */
export function canUse(account: Account, test: '-r' | '-x' | '-w', paths: string[]): boolean {
  if (!account) return true;
  const script = `for path do test ${test} "$path" || exit 1; done`;
  return spawnSync('/bin/sh', ['-c', script, 'sh', ...paths], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}
