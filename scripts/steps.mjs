// Runs the steps of `npm test` one after another, each within its time, and never leaves a process behind.
import { spawn } from 'node:child_process';

const KILL_AFTER_MS = 10_000;

let current;

/** Ends what runs, with its whole process group. */
function endCurrent(signal) {
  if (!current?.pid) return;
  try {
    process.kill(process.platform === 'win32' ? current.pid : -current.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

process.on('exit', () => endCurrent('SIGKILL'));
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.on(signal, () => {
    endCurrent(signal);
    const gone = () => process.exit(code);
    if (!current) gone();
    current.once('exit', gone);
    setTimeout(gone, KILL_AFTER_MS);
  });
}

/**
 * Runs a program. `quiet` keeps what it says to itself unless it fails.
 * Answers undefined, or why it failed.
 */
export function runProgram(program, args, { limitMs, quiet, env }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      env: { ...process.env, ...env },
      detached: process.platform !== 'win32',
    });
    current = child;
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk));
    let late = false;
    const guard = setTimeout(() => {
      late = true;
      endCurrent('SIGTERM');
      setTimeout(() => endCurrent('SIGKILL'), KILL_AFTER_MS).unref();
    }, limitMs);
    const end = (why) => {
      clearTimeout(guard);
      // Whatever the program started and left is ended with it.
      endCurrent('SIGKILL');
      current = undefined;
      if (why) process.stdout.write(Buffer.concat(said));
      resolve(why);
    };
    child.once('error', (error) => end(error.message));
    child.once('close', (code, signal) => {
      if (late) end(`not finished after ${Math.round(limitMs / 1000)} s, ended by force`);
      else end(code === 0 ? undefined : `ended with ${signal ?? `code ${code}`}`);
    });
  });
}
