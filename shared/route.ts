import type { z } from 'zod';

/**
 * A route is data: everything promised about one operation, declared once at module level and read by the server (`kernel/http/mount.ts`),
 * the browser (`ui/query`), the form, the OpenAPI document and the permission matrix.
 */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may call: the id of a permission, or one of two spelt-out exceptions.
 * `public`: anyone, without a session. `signed-in`: any account with a session, within its own scope.
 */
export type RouteAccess = 'public' | 'signed-in' | `${string}.${string}`;

type Shape = z.ZodObject;
type Input<T> = T extends z.ZodType ? z.output<T> : unknown;
type Sent<T> = T extends z.ZodType ? z.input<T> : unknown;

export interface Route<
  P extends Shape | undefined = Shape | undefined,
  Q extends Shape | undefined = Shape | undefined,
  B extends Shape | undefined = Shape | undefined,
  R extends z.ZodType | 'file' | 'none' = z.ZodType | 'file' | 'none',
> {
  readonly method: Method;
  /** Below `/api`, with `:name` for parameters: `/office-space/rooms/:roomId`. */
  readonly path: string;
  readonly permission: RouteAccess;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Schema of the answer; `file` for a download (the handler returns a `FileAnswer`), `none` for 204. */
  readonly returns: R;
  /** Refusals this route may answer beyond those of the ground. An undeclared code is a fault. */
  readonly errors: readonly string[];
  /** One English sentence for the reference page. */
  readonly summary: string;
  /** HTTP status of success; 200 unless told. 302 sends the browser on, for single sign-on. */
  readonly status: 200 | 201 | 202 | 204 | 302;
  /** A POST that changes nothing (a computation, a what-if): runs in a read-only transaction. */
  readonly readOnly: boolean;
  /** Largest request body in bytes; 1 MiB unless told. */
  readonly bodyLimit?: number;
  /** Name of the one part of a `multipart/form-data` body that carries a file; such a route has no `body`. */
  readonly filePart?: string;
  /** The answer holds a secret that is shown once: it is not kept for a repeated request. */
  readonly secret?: boolean;
  /** Media type of a file that is answered; any unless told. */
  readonly mediaType?: string;
}

export type AnyRoute = Route;
/** What the handler gets: parameters, query and body in one object, parsed. */
export type RouteInput<R> = R extends Route<infer P, infer Q, infer B, infer _> ? Input<P> & Input<Q> & Input<B> : never;
/** What the caller sends, before defaults and coercion. */
export type RouteSent<R> = R extends Route<infer P, infer Q, infer B, infer _> ? Sent<P> & Sent<Q> & Sent<B> : never;
/** What the caller gets. */
export type RouteOutput<R> =
  R extends Route<infer _P, infer _Q, infer _B, infer A>
    ? A extends z.ZodType
      ? z.output<A>
      : A extends 'file'
        ? FileAnswer
        : undefined
    : never;
/** What the handler returns, before the answer is parsed. */
export type RouteAnswer<R> =
  R extends Route<infer _P, infer _Q, infer _B, infer A>
    ? A extends z.ZodType
      ? z.input<A>
      : A extends 'file'
        ? FileAnswer
        : undefined
    : never;

/** A download. `body` is a Node stream or bytes; `name` is shown to the user and may be Chinese. */
export interface FileAnswer {
  name: string;
  mediaType: string;
  body: unknown;
  /** Shown in the browser instead of saved. */
  inline?: boolean;
}

/** Declares a route. Names in params, query and body must differ, because the handler gets them in one object. */
export function route<
  const P extends Shape | undefined = undefined,
  const Q extends Shape | undefined = undefined,
  const B extends Shape | undefined = undefined,
  const R extends z.ZodType | 'file' | 'none' = 'none',
>(spec: {
  method: Method;
  path: string;
  permission: RouteAccess;
  params?: P;
  query?: Q;
  body?: B;
  returns: R;
  errors?: readonly string[];
  summary: string;
  status?: 200 | 201 | 202 | 204 | 302;
  readOnly?: boolean;
  bodyLimit?: number;
  filePart?: string;
  secret?: boolean;
  mediaType?: string;
}): Route<P, Q, B, R> {
  const names = [spec.params, spec.query, spec.body].flatMap((s) => (s ? Object.keys(s.shape) : []));
  const twice = names.find((n, i) => names.indexOf(n) !== i);
  if (twice) throw new Error(`route ${spec.method} ${spec.path}: "${twice}" is declared twice`);
  const status = spec.status ?? (spec.returns === 'none' ? 204 : 200);
  return Object.freeze({ ...spec, errors: spec.errors ?? [], status, readOnly: spec.readOnly ?? spec.method === 'GET' }) as Route<
    P,
    Q,
    B,
    R
  >;
}

/** `get /office-space/rooms/:roomId` → `getOfficeSpaceRoomsByRoomId`: the operation id of OpenAPI and the key of the browser's cache. */
export function operationId(r: Pick<AnyRoute, 'method' | 'path'>): string {
  const words = r.path.split(/[/-]/).filter(Boolean);
  const name = words
    .map((w) => (w.startsWith(':') ? `By${w[1]?.toUpperCase()}${w.slice(2)}` : `${w[0]?.toUpperCase()}${w.slice(1)}`))
    .join('');
  return r.method.toLowerCase() + name;
}
