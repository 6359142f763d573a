import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Domain } from '#kernel/domain.ts';
import { groundErrors, Refusal } from '#shared/errors.ts';
import { answerProblem, answerUnreadable, handleFaults } from './faults.ts';
import { type Ground, mount } from './mount.ts';
import type { ErrorBook } from './problem.ts';

export interface HttpOptions {
  readonly logger: FastifyBaseLogger | false;
  /** Requests per minute and address before 429; 0 switches the limit off (tests, benches). */
  readonly requestsPerMinute: number;
  /** Addresses of reverse proxies whose forwarded address is believed. */
  readonly trustProxy: string[] | false;
  /** True when served over TLS, directly or behind a proxy. */
  readonly secure: boolean;
}

/** Joins codes and constraint names of all rooms; two rooms claiming one name is a fault at start. */
export function errorBook(domains: readonly Domain[]): ErrorBook {
  const status: Record<string, number> = { ...groundErrors };
  const constraints: Record<string, string> = {};
  for (const d of domains) {
    for (const [code, http] of Object.entries(d.errors)) {
      if (status[code] !== undefined) throw new Error(`error code ${code} is declared twice`);
      status[code] = http;
    }
    for (const [name, code] of Object.entries(d.constraints)) {
      if (constraints[name] !== undefined) throw new Error(`constraint ${name} is mapped twice`);
      constraints[name] = code;
    }
  }
  return { status, constraints };
}

/** Builds the HTTP server with every route of every room; nothing else in the platform speaks HTTP for business. */
export async function buildHttp(domains: readonly Domain[], ground: Ground, options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    ...(options.logger ? { loggerInstance: options.logger } : { logger: false }),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    trustProxy: options.trustProxy,
    genReqId: () => randomUUID(),
    bodyLimit: 1_048_576,
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 200 },
    // Said as everything is said, below.
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => void answerProblem(ground.book, error, request, reply),
    clientErrorHandler: answerUnreadable,
  });
  refuseWhileClosing(app);
  // A body is JSON or a form with files; anything else is refused before it is read.
  app.removeContentTypeParser('text/plain');
  await app.register(helmet, {
    contentSecurityPolicy: contentPolicy(options.secure),
    hsts: options.secure,
    crossOriginEmbedderPolicy: false,
  });
  // Before the routes, because it watches only those that come after it.
  await app.register(compress, { global: true, threshold: 1024, encodings: ['br', 'gzip'], customTypes: worthPressing });
  await app.register(cookie);
  await app.register(multipart, { limits: { files: 1, fields: 20, fieldSize: 65_536 } });
  if (options.requestsPerMinute > 0) {
    await app.register(rateLimit, {
      max: options.requestsPerMinute,
      timeWindow: 60_000,
      // Pages and their parts are many and cheap, and a whole office may come by one address.
      allowList: (request) => !request.url.startsWith('/api/'),
      errorResponseBuilder: () => new Refusal('too_many_requests'),
    });
  }
  const routes = domains.flatMap((d) => d.routes.map((served) => served.route));
  handleFaults(app, ground.book, routes);
  for (const domain of domains) for (const served of domain.routes) mount(app, ground, served);
  return app;
}

/** Texts grow small; pictures and workbooks are pressed already, and a stream of events must reach the page at once. */
const worthPressing = /^text\/(?!event-stream)|[+/](json|javascript|xml)(;|$)/;

/** From the moment the server is to stop, whoever still comes by an open connection is told to come again, and the connection ends. */
function refuseWhileClosing(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onRequest', async (_request, reply) => {
    if (!closing) return;
    reply.header('connection', 'close');
    throw new Refusal('unavailable');
  });
}

/** Browser policy: own scripts only; images may also be data and blobs (charts, previews, map tiles by configuration). */
function contentPolicy(secure: boolean) {
  return {
    useDefaults: true,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'", 'blob:'],
      frameAncestors: ["'none'"],
      upgradeInsecureRequests: secure ? [] : null,
    },
  };
}
