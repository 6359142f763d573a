import type { Database } from '#kernel/db/connect.ts';
import { NO_SCOPE, transaction } from '#kernel/db/transaction.ts';
import { type SecurityPolicy, securityPolicy } from '../contract/policy.ts';

/** The security settings in force, read once and again after a change. */
export class CurrentPolicy {
  readonly #database: Database;
  #known: Promise<SecurityPolicy> | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  get(): Promise<SecurityPolicy> {
    this.#known ??= this.#read();
    return this.#known;
  }

  forget(): void {
    this.#known = null;
  }

  async #read(): Promise<SecurityPolicy> {
    try {
      const spec = { readOnly: true, scope: NO_SCOPE, accountId: null } as const;
      const { rows } = await transaction(this.#database, spec, ({ client }) => client.query('select settings from identity.policy'));
      return securityPolicy.parse(rows[0]?.settings ?? {});
    } catch (error) {
      this.#known = null;
      throw error;
    }
  }
}
