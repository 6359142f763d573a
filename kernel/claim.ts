import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { beganAt, exists } from './process.ts';

/** Who holds a file: a process is named by its number and the moment it began, since numbers come back. */
interface Claim {
  pid: number;
  began: string;
}

export type ClaimResult = { ok: true; release: () => void } | { ok: false; heldBy: number };

/**
 * Claims a file for this process, so that one process at a time does what the file stands for. A claim ends with `release` or with
 * the process, however it ends. Says who holds it when a living process does, this one included.
 */
export function tryClaim(path: string): ClaimResult {
  const mine = JSON.stringify({ pid: process.pid, began: beganAt(process.pid) } satisfies Claim);
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    for (;;) {
      if (linked(draft, path)) return { ok: true, release: () => release(path, mine) };
      const held = read(path);
      if (held && alive(held)) return { ok: false, heldBy: held.pid };
      setAside(path);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The living process that holds the file, if any. */
export function holderOf(path: string): number | undefined {
  const held = read(path);
  return held && alive(held) ? held.pid : undefined;
}

/** `link` is atomic and fails when the name is taken; nobody ever sees a half-written file. */
function linked(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
  }
}

/** Moves a dead claim away. If another process put a living one in its place in between, that one is put back. */
function setAside(path: string): void {
  const aside = `${path}.dead.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw cause;
  }
  const moved = read(aside);
  if (moved && alive(moved)) linked(aside, path);
  rmSync(aside, { force: true });
}

function release(path: string, mine: string): void {
  try {
    if (readFileSync(path, 'utf8') === mine) rmSync(path);
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

const alive = (claim: Claim): boolean => exists(claim.pid) && beganAt(claim.pid) === claim.began;
