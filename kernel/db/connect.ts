import { type Dialect, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import pg from 'pg';
import { ClientDriver } from './client-driver.ts';
import type { DB } from './types.gen.ts';

/** The request role: row-level security by scope. */
export const APP_ROLE = 'qinwu_app';
/** The request role of an actor whose scope for the permission at hand is everything. Not a bypass: walls name it. */
export const WIDE_ROLE = 'qinwu_wide';
/** The role of sign-in: the only one that reads secrets of accounts. */
export const AUTH_ROLE = 'qinwu_auth';

// Quantities stay decimal text, days stay days, instants are ISO text, counts are numbers: the forms of the wire.
const { builtins, setTypeParser } = pg.types;
setTypeParser(builtins.INT8, Number);
setTypeParser(builtins.DATE, (text) => text);
setTypeParser(builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString());

export interface Database {
  /** Connections of requests; each starts as the walled request role. */
  readonly pool: pg.Pool;
  readonly url: string;
  close(): Promise<void>;
}

/** Milliseconds a request waits for a connection, whether all are taken or the server does not answer; then it is told to come again. */
const LONGEST_WAIT = 10_000;

/** Opens the pool of the walled role. `url` is the owner's; the role is set at connection, so a RESET ROLE changes nothing. */
export function connect(url: string, max = 16, longestWaitMs = LONGEST_WAIT): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: longestWaitMs,
    options: `-c role=${APP_ROLE} -c timezone=Asia/Shanghai -c statement_timeout=60s -c idle_in_transaction_session_timeout=120s`,
    application_name: 'qinwu',
  });
  // An idle connection that the server closes must not end the process; the next request opens another.
  pool.on('error', () => {});
  return { pool, url, close: () => pool.end() };
}

const known = new WeakMap<pg.ClientBase, Kysely<DB>>();

/** The query builder bound to one connection; kept per connection because building it costs more than a query. */
export function kyselyOf(client: pg.ClientBase): Kysely<DB> {
  let db = known.get(client);
  if (!db) {
    const dialect: Dialect = {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new ClientDriver(client),
      createIntrospector: (k) => new PostgresIntrospector(k),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    };
    db = new Kysely<DB>({ dialect });
    known.set(client, db);
  }
  return db;
}
