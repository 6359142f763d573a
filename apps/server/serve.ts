import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import type { Services } from '#kernel/context.ts';
import { openPushes } from '#kernel/events/server/stream.ts';
import { startWorker, type Worker } from '#kernel/events/server/worker.ts';
import { buildHttp, errorBook } from '#kernel/http/app.ts';
import { serveBrowser } from '#kernel/http/browser.ts';
import { watch } from '#kernel/http/watch.ts';
import { createIdentity } from '#kernel/identity/server/identify.ts';
import { domains } from './compose.ts';
import type { DemoAccounts } from './first-start.ts';
import type { Footing } from './process.ts';
import { identityConfigOf, servicesOf } from './services.ts';

/** A running process of the platform. */
export interface Running {
  readonly url: string;
  readonly http: FastifyInstance;
  readonly services: Services;
  /** Ends the streams of open pages, stops taking requests, lets running ones end, stops the worker, closes the database. */
  stop(): Promise<void>;
}

/** Warnings of start-up that an administrator should act on; shown by /readyz and in the log. */
function warningsOf(footing: Footing): string[] {
  const warnings = [];
  if (!footing.migrated.leakproof)
    warnings.push('text search is slow: textlike/texticlike are not marked leakproof; docs/operations.md says how a superuser does it');
  return warnings;
}

/** Starts everything one process runs on a standing footing and listens. */
export async function serve(footing: Footing, options: { demo: DemoAccounts | null; log?: boolean }): Promise<Running> {
  const { config, database } = footing;
  const log = pino({ level: options.log === false ? 'silent' : config.QINWU_LOG_LEVEL }, pino.destination({ dest: 2, sync: false }));
  const warnings = warningsOf(footing);
  for (const w of warnings) log.warn(w);
  const now = () => new Date();
  const secure = config.QINWU_PUBLIC_URL?.startsWith('https:') ?? false;
  const identity = await createIdentity({
    database,
    config: identityConfigOf(footing, options.demo),
    domains,
    now,
    fault: (err) => log.error({ err }, 'identity'),
  });
  const pushes = await openPushes(footing.url, log);
  const services: Services = { pushes, identity, ...servicesOf(footing) };
  const http = await buildHttp(
    domains,
    { database, services, book: errorBook(domains), identify: identity.identify, now },
    {
      logger: log,
      requestsPerMinute: config.QINWU_RATE_LIMIT,
      trustProxy: config.QINWU_TRUST_PROXY ? config.QINWU_TRUST_PROXY.split(',') : false,
      secure,
    },
  );
  await watch(http, { database, domains, metricsToken: config.QINWU_METRICS_TOKEN, warnings });
  await serveBrowser(http);
  let worker: Worker | undefined;
  if (config.QINWU_WORKER) worker = await startWorker({ database, services, domains, actors: identity.actors, now, log });
  const address = await http.listen({ host: config.QINWU_HOST, port: config.QINWU_PORT });
  return {
    url: config.QINWU_PUBLIC_URL ?? address.replace('0.0.0.0', 'localhost').replace('[::]', 'localhost'),
    http,
    services,
    async stop() {
      pushes.endStreams();
      await http.close();
      await worker?.stop();
      await identity.close();
      await pushes.close();
      await footing.close();
    },
  };
}
