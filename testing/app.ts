import { randomBytes } from 'node:crypto';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import pg from 'pg';
import type { Actor } from '#kernel/access/actor.ts';
import { anonymous, system } from '#kernel/access/actor.ts';
import { type Ctx, inTransaction, type Services } from '#kernel/context.ts';
import { connect, type Database } from '#kernel/db/connect.ts';
import { migrate } from '#kernel/db/migrate.ts';
import type { Scope } from '#kernel/db/transaction.ts';
import type { Domain } from '#kernel/domain.ts';
import { openOutward } from '#kernel/events/server/channels/outward.ts';
import { openPushes } from '#kernel/events/server/stream.ts';
import { buildHttp, errorBook } from '#kernel/http/app.ts';
import type { IdentityConfig } from '#kernel/identity/server/config.ts';
import { createIdentity } from '#kernel/identity/server/identify.ts';
import { root } from '#kernel/root.ts';
import { newId } from '#shared/ids.ts';
import type { AnyRoute, RouteOutput, RouteSent } from '#shared/route.ts';
import { type Answer, call } from './call.ts';
import { settle } from './settle.ts';

export interface TestActor {
  readonly actor: Actor;
  /** Calls a route over HTTP (inject) as this actor. */
  call<R extends AnyRoute>(route: R, input?: RouteSent<R>, headers?: Readonly<Record<string, string>>): Promise<Answer<RouteOutput<R>>>;
}

export interface TestApp {
  readonly url: string;
  readonly database: Database;
  readonly http: FastifyInstance;
  readonly services: Services;
  /** Nobody: no session. */
  readonly nobody: TestActor;
  /** An actor with exactly these permissions over these units; of no account that exists unless one is named. */
  actor(spec: {
    permissions: readonly string[];
    scope: readonly string[] | 'all';
    orgId?: string;
    name?: string;
    accountId?: string;
  }): TestActor;
  /** Runs a use case as the system with wide scope, the way jobs do: for factories. */
  asSystem<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>;
  /** Delivers all waiting events to their handlers and runs the long jobs they ask for, the way the worker does, until none is left. */
  settle(): Promise<void>;
  /** Moves the clock that requests see; `null` gives the real one back. */
  setNow(now: Date | null): void;
  close(): Promise<void>;
}

/** Faults of the worker surface as errors of the test that settles, so nothing is printed. */
const quiet = { info() {}, error() {} };

const maintenance = (url: string, database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).toString();

/** A log that hands faults over and says nothing else. */
function tellingFaults(tell: (fault: unknown) => void): FastifyBaseLogger {
  const nothing = () => {};
  const log: FastifyBaseLogger = {
    level: 'error',
    silent: nothing,
    trace: nothing,
    debug: nothing,
    info: nothing,
    warn: nothing,
    error: (said: unknown) => tell((said as { err?: unknown }).err ?? said),
    fatal: nothing,
    child: () => log,
  };
  return log;
}

/** Identity as tests have it; the smallest number of rounds the standard allows, so that making accounts is quick. */
export const testIdentity: IdentityConfig = {
  secret: 'a secret of the tests that has forty letters',
  secure: false,
  publicUrl: 'http://qinwu.test',
  passwords: { algorithm: 'pbkdf2-sm3', rounds: 10_000 },
};

/** Makes the migrated template of a server once; files that start together wait for each other on a lock. */
async function ensureTemplate(serverUrl: string): Promise<string> {
  const name = 'qinwu_template';
  const client = new pg.Client({ connectionString: maintenance(serverUrl, 'postgres') });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(4221)`);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (!rowCount) {
      await client.query(`create database ${name}_making`);
      await migrate(maintenance(serverUrl, `${name}_making`), root);
      await client.query(`alter database ${name}_making rename to ${name}`);
    }
    return name;
  } finally {
    await client.end();
  }
}

/** A fresh database, cloned from the migrated template. */
export async function cloneDatabase(serverUrl: string): Promise<string> {
  const template = await ensureTemplate(serverUrl);
  const name = `t_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: maintenance(serverUrl, 'postgres') });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(4222)');
    await client.query(`create database ${name} template ${template}`);
  } finally {
    await client.end();
  }
  return maintenance(serverUrl, name);
}

/** The whole application on a database of its own, or on that of `url`, where another application may run. One per test file; each test makes its own units and never cleans up. */
export async function startTestApp(
  serverUrl: string,
  options: { domains?: readonly Domain[]; services?: Partial<Services>; faults?: (fault: unknown) => void; url?: string } = {},
): Promise<TestApp> {
  const url = options.url ?? (await cloneDatabase(serverUrl));
  const database = connect(url, 8);
  const actors = new Map<string, Actor>();
  let now: Date | null = null;
  const pushes = await openPushes(url, quiet);
  const rooms = options.domains ?? (await import('#apps/server/compose.ts')).domains;
  // Who calls is said by the test; the use cases of identity still find their service.
  const identity = await createIdentity({ database, config: testIdentity, domains: rooms, now: () => now ?? new Date() });
  const outward = openOutward({}, testIdentity.publicUrl);
  const services = { pushes, identity, outward, ...options.services } as Services;
  const http = await buildHttp(
    rooms,
    {
      database,
      services,
      book: errorBook(rooms),
      identify: async (request) => actors.get(String(request.headers['x-test-actor'] ?? '')) ?? anonymous,
      now: () => now ?? new Date(),
    },
    { logger: options.faults ? tellingFaults(options.faults) : false, requestsPerMinute: 0, trustProxy: false, secure: false },
  );
  await http.ready();
  const testActor = (key: string, actor: Actor): TestActor => ({
    actor,
    call: (route, input, headers) => call(http, key, route, input, headers),
  });
  return {
    url,
    database,
    http,
    services,
    nobody: testActor('', anonymous),
    actor({ permissions, scope: wanted, orgId, name, accountId }) {
      const scope: Scope = wanted === 'all' ? { all: true } : { all: false, orgIds: wanted };
      const key = accountId ?? newId();
      const actor: Actor = {
        kind: 'account',
        accountId: key,
        personId: null,
        displayName: name ?? 'tester',
        orgId: orgId ?? (wanted === 'all' ? null : (wanted[0] ?? null)),
        reach: new Map(permissions.map((p) => [p, scope])),
        scope,
        me: null,
        pending: null,
      };
      actors.set(key, actor);
      return testActor(key, actor);
    },
    asSystem: (work) =>
      inTransaction(
        database,
        services,
        { actor: system, locale: 'zh-CN', requestId: newId(), ip: null, now: now ?? new Date() },
        { scope: { all: true }, readOnly: false },
        work,
      ),
    settle: () =>
      settle({
        database,
        services,
        domains: rooms,
        actors: { ofAccount: async (id) => actors.get(id) ?? null },
        now: () => now ?? new Date(),
        log: quiet,
      }),
    setNow: (at) => {
      now = at;
    },
    async close() {
      pushes.endStreams();
      await http.close();
      await identity.close();
      await pushes.close();
      await database.close();
    },
  };
}
