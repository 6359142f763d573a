// Loaded into what run.mjs starts: when run.mjs is gone, even by kill -9, this process ends as if asked to.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  // The line to run.mjs must not keep a finished program alive.
  process.channel.unref();
}
