import type { FastifyInstance, InjectOptions } from 'fastify';
import { type Actor, system } from '#kernel/access/actor.ts';
import { type Ctx, inTransaction, type Services } from '#kernel/context.ts';
import { connect, type Database } from '#kernel/db/connect.ts';
import type { Domain } from '#kernel/domain.ts';
import { buildHttp, errorBook } from '#kernel/http/app.ts';
import type { IdentityConfig } from '#kernel/identity/server/config.ts';
import { identity as identityRoom } from '#kernel/identity/server/domain.ts';
import { createIdentity, type Identity } from '#kernel/identity/server/identify.ts';
import type { Problem } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { AnyRoute, RouteOutput, RouteSent } from '#shared/route.ts';
import { cloneDatabase } from './app.ts';
import { requestOf } from './call.ts';

/** What came back over HTTP. */
export interface Reply<T = unknown> {
  readonly status: number;
  readonly body: T;
  readonly problem: Problem;
  readonly location: string | null;
}

/** A browser: keeps its cookies, names an address, calls routes. */
export class Browser {
  readonly cookies = new Map<string, string>();
  headers: Record<string, string> = {};
  readonly #http: FastifyInstance;
  readonly address: string;

  constructor(http: FastifyInstance, address: string) {
    this.#http = http;
    this.address = address;
  }

  async call<R extends AnyRoute>(route: R, input?: RouteSent<R>): Promise<Reply<RouteOutput<R>>> {
    const { payload, ...request } = requestOf(route, (input ?? {}) as Record<string, unknown>);
    return (await this.send({ ...request, ...(payload ? { payload } : {}) })) as Reply<RouteOutput<R>>;
  }

  async send(options: InjectOptions): Promise<Reply> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { 'x-qinwu': '1', ...(cookie ? { cookie } : {}), ...this.headers, ...options.headers };
    const reply = await this.#http.inject({ ...options, remoteAddress: this.address, headers });
    for (const c of reply.cookies as { name: string; value: string; maxAge?: number; expires?: Date }[]) {
      if (c.value === '' || c.maxAge === 0) this.cookies.delete(c.name);
      else this.cookies.set(c.name, c.value);
    }
    const body: unknown =
      reply.payload !== '' && String(reply.headers['content-type']).includes('json') ? JSON.parse(reply.payload) : undefined;
    return { status: reply.statusCode, body, problem: body as Problem, location: (reply.headers.location as string | undefined) ?? null };
  }
}

/** The application with real signing in: rooms, identity and HTTP on a database of its own. */
export interface IdentityWorld {
  readonly url: string;
  readonly database: Database;
  readonly http: FastifyInstance;
  readonly identity: Identity;
  browser(): Browser;
  asSystem<T>(work: (ctx: Ctx) => Promise<T>, actor?: Actor): Promise<T>;
  setNow(now: Date | null): void;
  now(): Date;
  close(): Promise<void>;
}

let addresses = 0;

/** Starts a world. `rooms` stand beside identity; `on` takes the database of another world, as a second process would. */
export async function startIdentityWorld(
  serverUrl: string,
  options: { config?: Partial<IdentityConfig>; rooms?: readonly Domain[]; on?: IdentityWorld } = {},
): Promise<IdentityWorld> {
  const url = options.on?.url ?? (await cloneDatabase(serverUrl));
  const database = connect(url, 8);
  const domains = [identityRoom, ...(options.rooms ?? [])];
  let moved: Date | null = null;
  const now = () => moved ?? new Date();
  const config: IdentityConfig = {
    secret: 'a secret of the tests that has forty letters',
    secure: false,
    publicUrl: 'http://qinwu.test',
    passwords: { algorithm: 'pbkdf2-sm3', rounds: 10_000 },
    ...options.config,
  };
  const identity = await createIdentity({ database, config, domains, now });
  const services = { identity } as Partial<Services> as Services;
  const http = await buildHttp(
    domains,
    { database, services, book: errorBook(domains), identify: identity.identify, now },
    { logger: false, requestsPerMinute: 0, trustProxy: false, secure: false },
  );
  await http.ready();
  return {
    url,
    database,
    http,
    identity,
    browser: () => {
      addresses += 1;
      return new Browser(http, `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`);
    },
    asSystem: (work, actor = system) =>
      inTransaction(
        database,
        services,
        { actor, locale: 'zh-CN', requestId: newId(), ip: null, now: now() },
        { scope: { all: true }, readOnly: false },
        work,
      ),
    setNow: (at) => {
      moved = at;
    },
    now,
    close: async () => {
      await http.close();
      await identity.close();
      await database.close();
    },
  };
}
