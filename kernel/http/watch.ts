import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '#kernel/db/connect.ts';
import type { Domain } from '#kernel/domain.ts';
import { root } from '#kernel/root.ts';
import { Refusal } from '#shared/errors.ts';
import { openApi } from './openapi.ts';

/** Version of the product, from its manifest. */
export const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;

export interface WatchOptions {
  readonly database: Database;
  readonly domains: readonly Domain[];
  /** Bearer token of /metrics; without it only loopback may read. */
  readonly metricsToken: string | undefined;
  /** What start-up found wanting, shown by /readyz as warnings. */
  readonly warnings: readonly string[];
}

/** The doors of operation outside `/api`: liveness, readiness, metrics; and the OpenAPI document. */
export async function watch(app: FastifyInstance, options: WatchOptions): Promise<void> {
  const { database } = options;
  app.get('/healthz', async () => ({ status: 'ok', version }));
  app.get('/readyz', async (_request, reply) => {
    try {
      await database.pool.query('select 1');
      return { status: 'ready', version, warnings: options.warnings };
    } catch {
      return reply.code(503).send({ status: 'unavailable', version });
    }
  });
  let document: string | undefined;
  app.get('/api/openapi.json', async (_request, reply) => {
    document ??= JSON.stringify(openApi(options.domains, version));
    return reply.type('application/json; charset=utf-8').send(document);
  });
  measure(app, options);
}

/** By the token; without one from this machine only, and not by way of a proxy on it. */
function mayMeasure(request: FastifyRequest, token: string | undefined): boolean {
  if (!token) return /^(127\.|::1$|::ffff:127\.)/.test(request.ip) && request.headers['x-forwarded-for'] === undefined;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token}`));
}

function measure(app: FastifyInstance, { database, metricsToken }: WatchOptions): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'qinwu_' });
  const seconds = new Histogram({
    name: 'qinwu_http_request_seconds',
    help: 'Time of requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
    registers: [registry],
  });
  new Gauge({
    name: 'qinwu_database_connections',
    help: 'Connections of the request pool',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'open' }, database.pool.totalCount);
      this.set({ state: 'idle' }, database.pool.idleCount);
      this.set({ state: 'waited_for' }, database.pool.waitingCount);
    },
  });
  app.addHook('onResponse', async (request, reply) => {
    seconds.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
  });
  app.get('/metrics', async (request, reply) => {
    if (!mayMeasure(request, metricsToken)) throw new Refusal('forbidden');
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
