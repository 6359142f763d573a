/** Servers this process started and has not stopped. */
const running = new Map<object, { stop: () => Promise<void>; atExit: () => void }>();

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Sees that a server does not outlive this process. A program with its own signal handlers stops the server itself; where there is
 * none, the server is shut down first and the process then ends of the signal. `process.exit` sends the server `atExit`'s signal.
 * Answers a function that takes the server off the list.
 */
export function shutDownWithProcess(stop: () => Promise<void>, atExit: () => void): () => void {
  if (running.size === 0) {
    for (const name of SIGNALS) process.on(name, onSignal);
    process.on('exit', onExit);
  }
  const key = {};
  running.set(key, { stop, atExit });
  return () => {
    running.delete(key);
    if (running.size > 0) return;
    for (const name of SIGNALS) process.off(name, onSignal);
    process.off('exit', onExit);
  };
}

function onSignal(name: NodeJS.Signals): void {
  if (process.listenerCount(name) > 1) return;
  void Promise.allSettled([...running.values()].map(({ stop }) => stop())).then(() => {
    process.off(name, onSignal);
    process.kill(process.pid, name);
  });
}

function onExit(): void {
  for (const { atExit } of running.values()) atExit();
}
