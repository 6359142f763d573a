import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Actor } from '#kernel/access/actor.ts';
import type { Origin } from '#kernel/access/origin.ts';
import type { Ctx, Services } from '#kernel/context.ts';
import type { Scope } from '#kernel/db/transaction.ts';
import type { ErrorCatalog } from '#shared/errors.ts';
import type { PermissionCatalog } from '#shared/permissions.ts';
import type { AnyRoute, RouteAnswer, RouteInput } from '#shared/route.ts';

/** A route with the use case that serves it, in one transaction opened by the mount or in those it conducts itself. */
export type Served = InOneTransaction | SelfConducted;

interface InOneTransaction {
  readonly route: AnyRoute;
  readonly handler: (ctx: Ctx, input: never) => Promise<unknown>;
}

interface SelfConducted {
  readonly route: AnyRoute;
  readonly conduct: (call: Call, input: never) => Promise<unknown>;
}

/** One call of a route that conducts its own transactions: identified, permitted and parsed, with no transaction open. */
export interface Call {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly origin: Origin;
  /** Units the actor reaches with the route's permission. */
  readonly scope: Scope;
  readonly services: Services;
  /** Asks anew whether who called may still call: false once the session has ended, the account is barred or the right is gone. */
  stillAllowed(): Promise<boolean>;
  /** One transaction in the actor's name, or in that of `actor`; read-only as the route says, within `scope` unless told. */
  transaction<T>(work: (ctx: Ctx) => Promise<T>, spec?: { scope?: Scope; readOnly?: boolean; actor?: Actor }): Promise<T>;
  /** The transaction that changes something: done once per `Idempotency-Key` of the caller; a repeated request gets the first answer, which must be JSON. */
  once<T>(work: (ctx: Ctx) => Promise<T>, spec?: { scope?: Scope; actor?: Actor }): Promise<T>;
}

/** Binds a use case to its route; types of input and answer must agree. */
export const serve = <R extends AnyRoute>(route: R, handler: (ctx: Ctx, input: RouteInput<R>) => Promise<RouteAnswer<R>>): Served => ({
  route,
  handler: handler as InOneTransaction['handler'],
});

/**
 * Binds a route to a use case that opens its transactions itself, for what one transaction cannot hold: a refusal that must stay
 * recorded (a failed sign-in), slow work between reading and writing, cookies, streams. Everything before and after stays the mount's.
 */
export const conduct = <R extends AnyRoute>(route: R, handler: (call: Call, input: RouteInput<R>) => Promise<RouteAnswer<R>>): Served => ({
  route,
  conduct: handler as SelfConducted['conduct'],
});

/** A handler of an event, run by the worker in a transaction of its own with wide scope, at most once per event. */
export interface EventHandler {
  readonly event: string;
  /** Name of the handler, unique over the platform: `<domain>.<what it does>`. */
  readonly name: string;
  readonly payload: z.ZodType;
  readonly handle: (ctx: Ctx, payload: never) => Promise<void>;
}

/** Binds a handler to an event of any room. */
export const on = <P extends z.ZodType>(
  event: string,
  name: string,
  payload: P,
  handle: (ctx: Ctx, payload: z.output<P>) => Promise<void>,
): EventHandler => ({
  event,
  name,
  payload,
  handle: handle as EventHandler['handle'],
});

/** Work by the clock, Asia/Shanghai, run by one worker of all processes with wide scope. */
export interface ClockJob {
  readonly name: string;
  /** Five-field cron in Asia/Shanghai. */
  readonly cron: string;
  readonly run: (ctx: Ctx) => Promise<void>;
}

/** A long job a person asks for: input is stored, the worker runs it, progress and result are shown in the job monitor. */
export interface TaskKind {
  readonly kind: string;
  readonly permission: string;
  readonly input: z.ZodType;
  readonly run: (task: TaskRun, input: never) => Promise<unknown>;
}

/** What a long job works with: transactions in the asker's name and scope, progress, and the wish to stop. */
export interface TaskRun {
  readonly taskId: string;
  readonly signal: AbortSignal;
  /** Opens a transaction with the asker's rights for the task's permission. */
  transaction<T>(work: (ctx: Ctx) => Promise<T>, options?: { readOnly?: boolean }): Promise<T>;
  progress(done: number, total: number | null): Promise<void>;
  /** Keeps a file with the task's result; shown as a download. */
  attach(file: { name: string; mediaType: string; body: AsyncIterable<Uint8Array> }): Promise<void>;
}

export const task = <I extends z.ZodType>(
  kind: string,
  permission: string,
  input: I,
  run: (t: TaskRun, input: z.output<I>) => Promise<unknown>,
): TaskKind => ({
  kind,
  permission,
  input,
  run: run as TaskKind['run'],
});

/** Imports a local file into a register, judged and written as the page does it; answers counts. The result file is attached when a row is wrong. */
export type FileImport = (
  run: Pick<TaskRun, 'transaction' | 'progress' | 'attach' | 'taskId'>,
  path: string,
  options: { readonly mode: 'all' | 'good-rows'; readonly mapping?: unknown; readonly locale: Origin['locale']; readonly fileName: string },
) => Promise<{ readonly stored: boolean; readonly wrong: number }>;

/** One room of the house, as `apps/server/compose.ts` sees it. */
export interface Domain {
  /** Folder name, schema-free and unique; the prefix of its permissions, events and errors. */
  readonly name: string;
  readonly permissions: PermissionCatalog;
  readonly errors: ErrorCatalog;
  /** Violated constraint name → error code of this room. */
  readonly constraints: Readonly<Record<string, string>>;
  readonly routes: readonly Served[];
  readonly handlers: readonly EventHandler[];
  readonly jobs: readonly ClockJob[];
  readonly tasks: readonly TaskKind[];
  /** Registers that may be imported from a file, by name: `qinwu import <domain>.<register> FILE`. */
  readonly imports: Readonly<Record<string, FileImport>>;
}

/** A topic of a room that is too large for one list (requests, projects, patrols): what it brings, declared in its own folder. */
export type DomainPart = Partial<Omit<Domain, 'name'>>;

/** Declares a room from its own lists and those of its topics; what it does not have may be left out. */
export function defineDomain(room: Pick<Domain, 'name'> & DomainPart, ...parts: readonly DomainPart[]): Domain {
  const all: readonly DomainPart[] = [room, ...parts];
  return {
    name: room.name,
    permissions: Object.assign({}, ...all.map((p) => p.permissions)),
    errors: Object.assign({}, ...all.map((p) => p.errors)),
    constraints: Object.assign({}, ...all.map((p) => p.constraints)),
    routes: all.flatMap((p) => p.routes ?? []),
    handlers: all.flatMap((p) => p.handlers ?? []),
    jobs: all.flatMap((p) => p.jobs ?? []),
    tasks: all.flatMap((p) => p.tasks ?? []),
    imports: Object.assign({}, ...all.map((p) => p.imports)),
  };
}
