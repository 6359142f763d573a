import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedFailure } from './failure.ts';
import { beganAt, exists } from './process.ts';

/** Who holds a data directory: a process is named by its number and the moment it began, since numbers come back. */
interface Claim {
  pid: number;
  began: string;
}

/**
 * Claims a data directory for this process. Answers a function that gives it back.
 * @throws EmbeddedFailure `in_use` when a living process holds it.
 */
export function claimDataDir(dataDir: string): () => void {
  const path = join(dataDir, 'qinwu.pid');
  const mine: Claim = { pid: process.pid, began: beganAt(process.pid) };
  const text = JSON.stringify(mine);
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (linked(draft, path)) return () => release(path, text);
      const held = read(path);
      if (held && alive(held)) refuse(dataDir, held);
      setAside(path, held);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  throw new EmbeddedFailure('in_use', `Several Qinwu are starting on ${dataDir} at once. Start one only.`);
}

/** `link` is atomic and fails when the name is taken; the name never shows a half-written file. */
function linked(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
  }
}

/** Moves a dead claim away. If another process had replaced it by a living one in between, that one is put back. */
function setAside(path: string, dead: Claim | undefined): void {
  const aside = `${path}.dead.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = read(aside);
  if (moved && moved.pid !== dead?.pid && alive(moved)) linked(aside, path);
  rmSync(aside, { force: true });
}

function refuse(dataDir: string, held: Claim): never {
  throw new EmbeddedFailure(
    'in_use',
    `Qinwu already runs on the data directory ${dataDir} (process ${held.pid}). Stop it first, or name another directory with --data.`,
  );
}

function release(path: string, text: string): void {
  try {
    if (readFileSync(path, 'utf8') === text) rmSync(path);
  } catch {
    // Gone already: nothing to give back.
  }
}

function read(path: string): Claim | undefined {
  try {
    const claim = JSON.parse(readFileSync(path, 'utf8')) as Partial<Claim>;
    return typeof claim.pid === 'number' && typeof claim.began === 'string' ? { pid: claim.pid, began: claim.began } : undefined;
  } catch {
    return undefined;
  }
}

function alive(claim: Claim): boolean {
  return exists(claim.pid) && beganAt(claim.pid) === claim.began;
}
