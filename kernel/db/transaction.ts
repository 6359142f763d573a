import type { Kysely } from 'kysely';
import type pg from 'pg';
import { type Database, kyselyOf, WIDE_ROLE } from './connect.ts';
import type { DB } from './types.gen.ts';

/** Units whose rows a transaction sees: all of the database, or those listed. */
export type Scope = { readonly all: true } | { readonly all: false; readonly orgIds: readonly string[] };
export const NO_SCOPE: Scope = { all: false, orgIds: [] };

export interface TransactionSpec {
  readonly readOnly: boolean;
  readonly scope: Scope;
  /** Account that acts; null for the system. */
  readonly accountId: string | null;
}

/** Head of the audit chain of this connection's lane, locked until the end of the transaction; absent in a read-only one. */
export interface LaneHead {
  readonly lane: number;
  readonly seq: number;
  readonly hash: string;
}

export interface Transaction {
  readonly db: Kysely<DB>;
  readonly client: pg.ClientBase;
  readonly head: LaneHead | null;
}

const LANES = 64;
const lanes = new WeakMap<pg.ClientBase, number>();
let nextLane = process.pid % LANES;

function laneOf(client: pg.ClientBase): number {
  let lane = lanes.get(client);
  if (lane === undefined) {
    lane = nextLane++ % LANES;
    lanes.set(client, lane);
  }
  return lane;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
function checked(id: string): string {
  if (!uuid.test(id)) throw new Error(`not a uuid: ${id}`);
  return id;
}

/** One round trip: begin, role, scope, actor and, for a change, the lane of the audit chain. Ids are checked, so no parameter is needed. */
function opening(spec: TransactionSpec, lane: number): string {
  const statements = [spec.readOnly ? 'begin read only' : 'begin'];
  if (spec.scope.all) statements.push(`set local role ${WIDE_ROLE}`);
  const scope = spec.scope.all ? '{}' : `{${spec.scope.orgIds.map(checked).join(',')}}`;
  const actor = spec.accountId === null ? '' : checked(spec.accountId);
  statements.push(`select set_config('app.scope', '${scope}', true), set_config('app.actor', '${actor}', true)`);
  if (!spec.readOnly) statements.push(`select lane, seq, hash from audit.lane where lane = ${lane} for update`);
  return statements.join(';');
}

/**
 * Runs `work` in one transaction with the actor and scope set; commits when it returns, rolls back when it throws.
 * The lane is the first lock every changing transaction takes, so it can never be part of a deadlock.
 */
export async function transaction<T>(database: Database, spec: TransactionSpec, work: (t: Transaction) => Promise<T>): Promise<T> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    const lane = laneOf(client);
    const results = (await client.query(opening(spec, lane))) as unknown as pg.QueryResult[];
    const head = spec.readOnly ? null : ((results.at(-1)?.rows[0] as LaneHead | undefined) ?? null);
    const answer = await work({ db: kyselyOf(client), client, head });
    await client.query('commit');
    return answer;
  } catch (error) {
    try {
      await client.query('rollback');
    } catch (lost) {
      broken = lost as Error;
    }
    throw error;
  } finally {
    client.release(broken);
  }
}
