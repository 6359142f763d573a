import type { FastifyInstance, InjectOptions } from 'fastify';
import { type Actor, system } from '#kernel/access/actor.ts';
import { type Ctx, inTransaction, type Services } from '#kernel/context.ts';
import { connect, type Database } from '#kernel/db/connect.ts';
import type { Domain } from '#kernel/domain.ts';
import { openPushes } from '#kernel/events/server/stream.ts';
import { buildHttp, errorBook } from '#kernel/http/app.ts';
import { signIn } from '#kernel/identity/contract/sign-in.ts';
import type { IdentityConfig } from '#kernel/identity/server/config.ts';
import type { NewAccount } from '#kernel/identity/server/create-account.ts';
import { identity as identityRoom } from '#kernel/identity/server/domain.ts';
import type { NewGrant } from '#kernel/identity/server/grant-role.ts';
import { createIdentity, type Identity } from '#kernel/identity/server/identify.ts';
import { createAccount, grantRole } from '#kernel/identity/server/public.ts';
import type { Problem } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { AnyRoute, RouteOutput, RouteSent } from '#shared/route.ts';
import { cloneDatabase, testIdentity } from './app.ts';
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
  /** An account that may sign in at once, with these grants; answers its id and user name. */
  account(grants?: readonly Omit<NewGrant, 'accountId'>[], over?: Partial<NewAccount>): Promise<{ id: string; username: string }>;
  /** Such an account in a browser that has signed in. */
  enter(
    grants?: readonly Omit<NewGrant, 'accountId'>[],
    over?: Partial<NewAccount>,
  ): Promise<{ id: string; username: string; browser: Browser }>;
  /** A unit below another, or at the top. */
  unit(parentId?: string): Promise<string>;
  asSystem<T>(work: (ctx: Ctx) => Promise<T>, actor?: Actor): Promise<T>;
  setNow(now: Date | null): void;
  now(): Date;
  close(): Promise<void>;
}

let addresses = 0;
let names = 0;

/** The password of every account of the tests. */
export const PASSWORD = 'Lotus-Pond-73';

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
  const config: IdentityConfig = { ...testIdentity, ...options.config };
  const identity = await createIdentity({ database, config, domains, now });
  const pushes = await openPushes(url, { error() {} });
  const services = { identity, pushes } as Partial<Services> as Services;
  const http = await buildHttp(
    domains,
    { database, services, book: errorBook(domains), identify: identity.identify, now },
    { logger: false, requestsPerMinute: 0, trustProxy: false, secure: false },
  );
  await http.ready();
  const asSystem: IdentityWorld['asSystem'] = (work, actor = system) =>
    inTransaction(
      database,
      services,
      { actor, locale: 'zh-CN', requestId: newId(), ip: null, now: now() },
      { scope: { all: true }, readOnly: false },
      work,
    );
  const browser = () => {
    addresses += 1;
    return new Browser(http, `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`);
  };
  const account: IdentityWorld['account'] = async (grants = [], over = {}) => {
    names += 1;
    const username = over.username ?? `tester-${process.pid}-${names}`;
    const id = await asSystem(async (ctx) => {
      const made = await createAccount(ctx, { displayName: '测试人员', password: PASSWORD, mustChangePassword: false, ...over, username });
      for (const grant of grants) await grantRole(ctx, { ...grant, accountId: made.id });
      return made.id;
    });
    return { id, username };
  };
  return {
    url,
    database,
    http,
    identity,
    browser,
    account,
    enter: async (grants, over) => {
      const made = await account(grants, over);
      const entered = { ...made, browser: browser() };
      const reply = await entered.browser.call(signIn, { username: made.username, password: PASSWORD });
      if (reply.status !== 200) throw new Error(`could not sign in: ${JSON.stringify(reply.body)}`);
      return entered;
    },
    unit: (parentId) => asSystem((ctx) => makeUnit(ctx, parentId ?? null)),
    asSystem,
    setNow: (at) => {
      moved = at;
    },
    now,
    close: async () => {
      pushes.endStreams();
      await http.close();
      await pushes.close();
      await identity.close();
      await database.close();
    },
  };
}

/** A unit with no more than the walls need. */
async function makeUnit(ctx: Ctx, parentId: string | null): Promise<string> {
  const id = newId();
  await ctx.db
    .insertInto('org.division')
    .values({ code: '320400', name: '常州市', level: 'city', kind: 'city' })
    .onConflict((c) => c.doNothing())
    .execute();
  const parent = parentId
    ? await ctx.db.selectFrom('org.unit').select('lineage').where('id', '=', parentId).executeTakeFirstOrThrow()
    : null;
  await ctx.db
    .insertInto('org.unit')
    .values({
      id,
      parent_id: parentId,
      lineage: [...(parent?.lineage ?? []), id],
      name: `示范单位 ${id.slice(-12)}`,
      kind: 'administration',
      admin_level: 'city',
      limit_level: 'M',
      division_code: '320400',
      founded_on: '2020-01-01',
      search_text: '',
    })
    .execute();
  return id;
}
