/** Values for postgres' `-c name=value`. */
export type Settings = Record<string, string | number | boolean>;

/** For a laptop of 2 cores: PostgreSQL shares the machine with the browser and everything else. */
const BASE: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  timezone: 'Asia/Shanghai',
  log_timezone: 'Asia/Shanghai',
  lc_messages: 'C',
  max_connections: 60,
  shared_buffers: '256MB',
  effective_cache_size: '2GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  // Solid-state disks read pages in any order at nearly one price.
  random_page_cost: 1.1,
  // Queries here take milliseconds; compiling them would take longer.
  jit: false,
  max_parallel_workers_per_gather: 1,
  max_wal_size: '2GB',
  log_checkpoints: false,
  // A refused row may carry a person's data: the log names the error, not the values, nor the statement.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/** A server for tests: nothing needs to survive, so nothing waits for the disk. */
const THROWAWAY: Settings = {
  fsync: false,
  synchronous_commit: false,
  full_page_writes: false,
  wal_level: 'minimal',
  max_wal_senders: 0,
  autovacuum_naptime: '5min',
};

export function settingsOf(port: number, throwaway: boolean, own: Settings): string[] {
  const all: Settings = { ...BASE, ...(throwaway ? THROWAWAY : {}), ...own, port };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
