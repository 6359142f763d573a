import { Worker } from 'node:worker_threads';
import type { Program } from '../../rules/reallocation/program.ts';
import type { Solve, Solved } from '../../rules/reallocation/solve.ts';

export interface SolverOptions {
  readonly signal?: AbortSignal;
  /** Seconds for all programs together; what is left of them goes to the next. */
  readonly seconds: number;
}

/**
 * Opens HiGHS in a thread of its own, so that requests are answered while it works; ends it with the work or when the signal says so.
 * The same programs in the same order are answered alike: one thread, one seed.
 */
export async function withSolver<T>(options: SolverOptions, work: (solve: Solve) => Promise<T>): Promise<T> {
  const { signal } = options;
  signal?.throwIfAborted();
  const worker = new Worker(new URL('./highs-worker.ts', import.meta.url));
  const until = performance.now() + options.seconds * 1000;
  let settle: { resolve: (answer: Solved) => void; reject: (reason: unknown) => void } | null = null;
  let ended: unknown = null;
  const fail = (reason: unknown): void => {
    ended ??= reason;
    settle?.reject(reason);
  };
  worker.on('message', (answer: Solved) => settle?.resolve(answer));
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`the solver ended with ${code}`)));
  const stop = (): void => fail(signal?.reason);
  signal?.addEventListener('abort', stop);
  const solve: Solve = (program: Program) =>
    new Promise<Solved>((resolve, reject) => {
      if (ended !== null) return reject(ended);
      settle = { resolve, reject };
      worker.postMessage({ program, seconds: Math.max(1, (until - performance.now()) / 1000) });
    });
  try {
    return await work(solve);
  } finally {
    signal?.removeEventListener('abort', stop);
    settle = null;
    await worker.terminate();
  }
}
