import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, anonymous } from '#kernel/access/actor.ts';
import type { Origin } from '#kernel/access/origin.ts';
import { inTransaction, type Services } from '#kernel/context.ts';
import type { Database } from '#kernel/db/connect.ts';
import type { Scope } from '#kernel/db/transaction.ts';
import type { Call, Served } from '#kernel/domain.ts';
import { type FieldIssue, groundErrors, Refusal, refuse } from '#shared/errors.ts';
import { issuesOf } from '#shared/issues.ts';
import type { AnyRoute, FileAnswer } from '#shared/route.ts';
import { localeOf } from './labels.ts';
import { type Act, actOf, once } from './once.ts';
import type { ErrorBook } from './problem.ts';
import { unfitText } from './unfit.ts';

/** What every route needs of the process. */
export interface Ground {
  readonly database: Database;
  readonly services: Services;
  readonly book: ErrorBook;
  /** Who calls: by cookie, by API key, or nobody. Throws `session_expired` for a session that has run out. */
  readonly identify: (request: FastifyRequest) => Promise<Actor>;
  readonly now: () => Date;
}

/**
 * Mounts one route: identify → permission → parse → transaction with actor and scope → use case → answer parsed → commit.
 * Read once, true for all routes. Errors leave through the one error handler of `app.ts`.
 */
export function mount(app: FastifyInstance, ground: Ground, served: Served): void {
  const { route } = served;
  const declared = new Set(route.errors);
  app.route({
    method: route.method,
    url: `/api${route.path}`,
    ...(route.bodyLimit ? { bodyLimit: route.bodyLimit } : {}),
    handler: async (request, reply) => {
      const actor = await identified(ground, route, request);
      const scope = scopeFor(actor, route);
      guardForgery(request, route, actor);
      const input = parseInput(route, request) as never;
      const locale = actor.me?.actor.locale ?? localeOf(request.headers['accept-language']);
      const origin: Origin = { actor, locale, requestId: request.id, ip: request.ip, now: ground.now() };
      const act = actOf(request, route, actor, input);
      const refused = (error: unknown) => guardDeclared(error, route, declared, ground.book);
      if ('conduct' in served) {
        const raw = await served.conduct(callOf(ground, route, { request, reply, origin, scope }, act), input).catch(refused);
        return reply.sent ? reply : send(reply, route, parseAnswer(route, raw));
      }
      const answer = await inTransaction(ground.database, ground.services, origin, { scope, readOnly: route.readOnly }, (ctx) =>
        once(ctx, act, async () => parseAnswer(route, await served.handler(ctx, input).catch(refused))),
      );
      return send(reply, route, answer);
    },
  });
}

/** Who calls. A session that has run out is no hindrance where none is needed: signing in again is such a place. */
async function identified(ground: Ground, route: AnyRoute, request: FastifyRequest): Promise<Actor> {
  if (route.permission !== 'public') return ground.identify(request);
  return ground.identify(request).catch((error) => {
    if (error instanceof Refusal && groundErrors[error.code as keyof typeof groundErrors] === 401) return anonymous;
    throw error;
  });
}

function callOf(ground: Ground, route: AnyRoute, parts: Pick<Call, 'request' | 'reply' | 'origin' | 'scope'>, act: Act | null): Call {
  const transaction: Call['transaction'] = (work, spec = {}) =>
    inTransaction(
      ground.database,
      ground.services,
      spec.actor ? { ...parts.origin, actor: spec.actor } : parts.origin,
      { scope: spec.scope ?? parts.scope, readOnly: spec.readOnly ?? route.readOnly },
      work,
    );
  return {
    ...parts,
    services: ground.services,
    transaction,
    stillAllowed: async () => {
      try {
        const actor = await identified(ground, route, parts.request);
        scopeFor(actor, route);
        return actor.accountId === parts.origin.actor.accountId;
      } catch (error) {
        if (error instanceof Refusal) return false;
        throw error;
      }
    },
    once: (work, spec) => transaction((ctx) => once(ctx, act, () => work(ctx)), spec),
  };
}

/** The units a call may reach, or a refusal: 401 without a session, 403 without the permission. */
function scopeFor(actor: Actor, route: AnyRoute): Scope {
  if (route.permission === 'public') return actor.scope;
  if (actor.kind === 'anonymous') refuse('not_signed_in');
  if (actor.pending && !route.path.startsWith('/account/') && route.path !== '/me') refuse(actor.pending);
  if (route.permission === 'signed-in') return actor.scope;
  const reach = actor.reach.get(route.permission);
  if (!reach) refuse('forbidden', { permission: route.permission });
  return reach as Scope;
}

/** A change a browser sends must come from our own pages: they send a header that a foreign page cannot. Signing in is such a change. */
function guardForgery(request: FastifyRequest, route: AnyRoute, actor: Actor): void {
  if (route.method === 'GET' || actor.kind === 'key') return;
  if (request.headers['x-qinwu'] === undefined && !sameOrigin(request)) refuse('forbidden', { permission: 'x-qinwu' });
}

function sameOrigin(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string') return site === 'same-origin' || site === 'none';
  const origin = request.headers.origin;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === request.headers.host);
}

function parseInput(route: AnyRoute, request: FastifyRequest): Record<string, unknown> {
  if (route.body && request.isMultipart()) refuse('unsupported_media');
  const input: Record<string, unknown> = {};
  const issues: FieldIssue[] = [];
  for (const [schema, value] of [
    [route.params, request.params],
    [route.query, request.query],
    [route.body, request.body ?? {}],
  ] as const) {
    if (!schema) continue;
    const unfit = unfitText(value);
    if (unfit.length > 0) {
      if (schema === route.params) refuse('not_found');
      issues.push(...unfit);
      continue;
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) Object.assign(input, parsed.data);
    // A malformed id in the path names no record, so it is not found rather than invalid.
    else if (schema === route.params) refuse('not_found');
    else issues.push(...issuesOf(parsed.error, value));
  }
  if (issues.length > 0) refuse('invalid_input', {}, issues);
  return input;
}

/** A refusal that the route does not declare is a fault of ours: the contract must not drift in silence. */
function guardDeclared(error: unknown, route: AnyRoute, declared: ReadonlySet<string>, book: ErrorBook): never {
  if (error instanceof Refusal && error.code.includes('.') && !declared.has(error.code)) {
    throw new Error(
      `route ${route.method} ${route.path} does not declare ${error.code} (${book.status[error.code] === undefined ? 'unknown code' : 'add it to errors'})`,
      { cause: error },
    );
  }
  throw error;
}

function parseAnswer(route: AnyRoute, raw: unknown): unknown {
  if (route.returns === 'none') return undefined;
  if (route.returns === 'file') return raw;
  return route.returns.parse(raw);
}

function send(reply: FastifyReply, route: AnyRoute, answer: unknown): unknown {
  if (route.returns === 'file') {
    const file = answer as FileAnswer;
    const name = encodeURIComponent(file.name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
    return reply
      .code(route.status)
      .type(file.mediaType)
      .header('content-disposition', `${file.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
      .header('cache-control', 'private, no-store')
      .send(file.body);
  }
  reply.code(route.status).header('cache-control', 'no-store');
  return route.returns === 'none' ? reply.send() : reply.type('application/json; charset=utf-8').send(JSON.stringify(answer));
}
