import type { FastifyInstance, InjectOptions } from 'fastify';
import type { Problem } from '#shared/errors.ts';
import type { AnyRoute, RouteOutput, RouteSent } from '#shared/route.ts';

/** What came back. `body` is typed as the success; look at `status` first, `problem` is set when it is not one. */
export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly problem: Problem;
  readonly headers: Record<string, unknown>;
  readonly raw: Buffer;
}

/** The request of a route: path filled, query and body split by the route's schemas. */
export function requestOf(
  route: AnyRoute,
  input: Record<string, unknown>,
): { method: AnyRoute['method']; url: string; payload?: Record<string, unknown> } {
  const pick = (shape: object | undefined) =>
    Object.fromEntries(Object.entries(input).filter(([k, v]) => shape && k in shape && v !== undefined));
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input[name])));
  const query = new URLSearchParams();
  for (const [k, v] of Object.entries(pick(route.query?.shape))) {
    for (const one of Array.isArray(v) ? v : [v]) query.append(k, String(one));
  }
  const search = query.toString();
  return {
    method: route.method,
    url: `/api${path}${search ? `?${search}` : ''}`,
    ...(route.body ? { payload: pick(route.body.shape) } : {}),
  };
}

/** Calls a route over HTTP by inject as the actor registered under `key`. */
export async function call<R extends AnyRoute>(
  http: FastifyInstance,
  key: string,
  route: R,
  input?: RouteSent<R>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer<RouteOutput<R>>> {
  const { payload, ...request } = requestOf(route, (input ?? {}) as Record<string, unknown>);
  const options: InjectOptions = {
    ...request,
    headers: { 'x-test-actor': key, 'x-qinwu': '1', ...headers },
    ...(payload ? { payload } : {}),
  };
  const reply = await http.inject(options);
  const json = String(reply.headers['content-type'] ?? '').includes('json');
  const parsed: unknown = json && reply.payload !== '' ? JSON.parse(reply.payload) : undefined;
  return {
    status: reply.statusCode,
    body: parsed as RouteOutput<R>,
    problem: parsed as Problem,
    headers: reply.headers,
    raw: reply.rawPayload,
  };
}
