// Loaded into what run.mjs starts: when run.mjs is gone without a word (kill -9), this process ends too, at once, so that the next
// start finds the data directory free. Exit handlers still run; PostgreSQL rolls back what was open and keeps what was committed.
if (process.channel) {
  process.once('disconnect', () => process.exit(1));
  // The line to run.mjs must not keep a finished program alive.
  process.channel.unref();
}
