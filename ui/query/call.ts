import type { AnyRoute, RouteOutput, RouteSent } from '#shared/route.ts';
import { currentLocale } from '#ui/i18n/locale.ts';
import { reportReached, reportUnreachable } from '#ui/query/online.ts';
import { failureKind, OfflineError, type ProblemError, problemOf } from '#ui/query/problem.ts';
import { splitInput } from '#ui/query/split-input.ts';

/** Sent with every change; a foreign site cannot set it without a preflight, which the server refuses. */
const CHANGE_HEADER = { 'x-qinwu': '1' } as const;

type SignedOutListener = (problem: ProblemError) => void;
let signedOut: SignedOutListener = () => {};

/** The shell says what happens when the session has ended (go to sign-in and come back). One listener. */
export function onSignedOut(listener: SignedOutListener): void {
  signedOut = listener;
}

/** A route whose answer is JSON or nothing; downloads go through `download`. */
export type CallableRoute<R> = R extends AnyRoute ? (R['returns'] extends 'file' ? never : R) : never;

/** Sends a request below `/api` and maps every failure to `ProblemError` or `OfflineError`. For routes use `call`. */
export async function send(url: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('accept-language', currentLocale());
  if (init.method && init.method !== 'GET') for (const [k, v] of Object.entries(CHANGE_HEADER)) headers.set(k, v);
  let response: Response;
  try {
    response = await fetch(url, { ...init, headers, credentials: 'same-origin' });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    reportUnreachable();
    throw new OfflineError(cause);
  }
  reportReached();
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (failureKind(problem) === 'signed-out') signedOut(problem);
  throw problem;
}

/** The request of a route: shared by `call` and `download`. */
export function sendRoute(route: AnyRoute, input: object, signal?: AbortSignal, actKey?: string): Promise<Response> {
  const { url, body } = splitInput(route, input as Record<string, unknown>);
  const init: RequestInit = { method: route.method };
  if (signal) init.signal = signal;
  const headers: Record<string, string> = {};
  if (actKey !== undefined && route.method !== 'GET' && !route.readOnly) headers['idempotency-key'] = actKey;
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    headers['content-type'] = 'application/json';
  }
  init.headers = headers;
  return send(url, init);
}

/**
 * Calls a route with one input object (parameters, query and body together) and answers what the route promises.
 * Pages use `useRead` and `useDo`; this is for what happens outside of rendering. A change under an `actKey` is done once, however often it is sent.
 * @throws ProblemError when the server refuses, OfflineError when it cannot be reached.
 */
export async function call<R extends AnyRoute>(
  route: CallableRoute<R> & R,
  input: RouteSent<R>,
  signal?: AbortSignal,
  actKey?: string,
): Promise<RouteOutput<R>> {
  const response = await sendRoute(route, input as object, signal, actKey);
  if (response.status === 204 || route.returns === 'none') return undefined as RouteOutput<R>;
  return (await response.json()) as RouteOutput<R>;
}
