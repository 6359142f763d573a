/** Why the embedded PostgreSQL did not start. `message` is one plain line for the person at the terminal. */
export type EmbeddedReason = 'in_use' | 'disk_full' | 'permission' | 'version' | 'binaries' | 'failed';

export class EmbeddedFailure extends Error {
  readonly reason: EmbeddedReason;

  constructor(reason: EmbeddedReason, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'EmbeddedFailure';
    this.reason = reason;
  }
}

const SIGNS: [RegExp, EmbeddedReason, (where: string) => string][] = [
  [
    /No space left on device|ENOSPC/,
    'disk_full',
    (where) => `The disk is full: no space left for ${where}. Free some space and start again.`,
  ],
  [
    /Permission denied|EACCES|EPERM|Operation not permitted|has wrong ownership|has invalid permissions/,
    'permission',
    (where) => `No permission to use ${where}. Start as the account that owns it, or name another directory with --data.`,
  ],
  [/Read-only file system|EROFS/, 'permission', (where) => `${where} is on a read-only file system. Name another directory with --data.`],
  [
    /database files are incompatible with server|initialized by PostgreSQL version/,
    'version',
    (where) =>
      `${where} was made by another version of PostgreSQL. Back up with the Qinwu that made it and restore into an empty directory.`,
  ],
];

/** Turns whatever a system call, initdb or postgres said into a failure of one line that names the place. */
export function failureOf(cause: unknown, where: string): EmbeddedFailure {
  if (cause instanceof EmbeddedFailure) return cause;
  const text = cause instanceof Error ? cause.message : String(cause);
  for (const [sign, reason, say] of SIGNS) {
    if (sign.test(text)) return new EmbeddedFailure(reason, say(where), cause);
  }
  return new EmbeddedFailure('failed', `PostgreSQL could not start in ${where}: ${lastWord(text)}`, cause);
}

/** The line of a log that says most: the last FATAL, PANIC or error, else the last line. */
function lastWord(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.findLast((line) => /\b(FATAL|PANIC|error):/.test(line)) ?? lines.at(-1) ?? 'it said nothing';
}
