import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';
import type pg from 'pg';

/** Runs Kysely's queries on one given connection whose transaction is begun and ended by `transaction.ts`. */
export class ClientDriver implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(client: pg.ClientBase) {
    this.#connection = {
      async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
        const result = await client.query(query.sql, query.parameters as unknown[]);
        return {
          rows: result.rows as R[],
          numAffectedRows: result.rowCount === null ? undefined : BigInt(result.rowCount),
        } as QueryResult<R>;
      },
      // biome-ignore lint/correctness/useYield: streaming goes through COPY and cursors of kernel/db, never through this driver
      async *streamQuery() {
        throw new Error('use readInBatches of kernel/db for large reads');
      },
    };
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
  async beginTransaction(): Promise<void> {
    throw new Error('a request is one transaction; use a savepoint of kernel/db instead');
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}
