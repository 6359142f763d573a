import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
      const text = textOf(path);
      if (text === undefined) continue;
      const held = parse(text);
      if (held && alive(held)) return { ok: false, heldBy: held.pid };
      removeDead(path, text);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The living process that holds the file, if any. */
export function holderOf(path: string): number | undefined {
  const held = parse(textOf(path) ?? '');
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

/**
 * Removes the claim of a dead process. Looking and removing are two acts, between which another process may put a living claim in its
 * place: so they are done by one process at a time.
 */
function removeDead(path: string, dead: string): void {
  const turn = tryClaim(`${path}.turn`);
  if (!turn.ok) return;
  try {
    if (textOf(path) === dead) rmSync(path);
  } finally {
    turn.release();
  }
}

function release(path: string, mine: string): void {
  if (textOf(path) === mine) rmSync(path);
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
}

function parse(text: string): Claim | undefined {
  try {
    const claim = JSON.parse(text) as Partial<Claim> | null;
    return typeof claim?.pid === 'number' && typeof claim.began === 'string' ? { pid: claim.pid, began: claim.began } : undefined;
  } catch {
    return undefined;
  }
}

const alive = (claim: Claim): boolean => exists(claim.pid) && beganAt(claim.pid) === claim.began;
