import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { groundErrors, Refusal } from '#shared/errors.ts';
import type { AnyRoute } from '#shared/route.ts';
import { localeOf } from './labels.ts';
import { type ErrorBook, problemOf, refusalOf } from './problem.ts';

/** Answers anything thrown as problem details in the reader's language; what is unknown is masked, and logged with its cause. */
export function answerProblem(book: ErrorBook, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = refusalOf(error, book);
  if (!refusal) request.log.error({ err: error }, 'fault');
  else request.log.info({ code: refusal.code }, 'refused');
  const problem = problemOf(refusal ?? new Refusal('internal'), book, localeOf(request.headers['accept-language']), request.id);
  // Busy or stopping: nothing is wrong with the request.
  if (problem.status === groundErrors.unavailable) reply.header('retry-after', '5');
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}

/** Every error and every unknown address leaves through here. An address that is known by another method says which. */
export function handleFaults(app: FastifyInstance, book: ErrorBook, routes: readonly AnyRoute[]): void {
  app.setErrorHandler((error, request, reply) => answerProblem(book, error, request, reply));
  const methodsOf = methodFinder(routes);
  app.setNotFoundHandler(app.rateLimit ? { preHandler: app.rateLimit() } : {}, (request, reply) => {
    const known = methodsOf(request.url);
    if (known.length > 0) reply.header('allow', known.join(', '));
    throw new Refusal(known.length > 0 ? 'method_not_allowed' : 'not_found');
  });
}

function methodFinder(routes: readonly AnyRoute[]): (url: string) => string[] {
  const shapes = routes.map((r) => ({ method: r.method, shape: new RegExp(`^/api${r.path.replace(/:\w+/g, '[^/]+')}$`) }));
  return (url) => {
    const path = url.split('?', 1)[0] as string;
    return [...new Set(shapes.filter((s) => s.shape.test(path)).map((s) => s.method))];
  };
}

/**
 * What cannot be read as HTTP at all, or did not arrive in time, is answered on the bare connection. There is no header to tell the
 * reader's language by, so it is the first one.
 */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, code] =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? ['408 Request Timeout', 'client_closed']
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? ['431 Request Header Fields Too Large', 'too_large']
        : ['400 Bad Request', 'malformed_body'];
  const problem = problemOf(new Refusal(code as string), { status: groundErrors, constraints: {} }, 'zh-CN', randomUUID());
  const body = JSON.stringify({ ...problem, status: Number.parseInt(status as string, 10) });
  if (socket.writable)
    socket.write(
      `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/problem+json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  socket.destroy(error);
}
