import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import type { Services } from '#kernel/context.ts';
import { openPushes } from '#kernel/events/server/stream.ts';
import { startWorker } from '#kernel/events/server/worker.ts';
import { buildHttp, errorBook } from '#kernel/http/app.ts';
import { serveBrowser } from '#kernel/http/browser.ts';
import { watch } from '#kernel/http/watch.ts';
import { createIdentity } from '#kernel/identity/server/identify.ts';
import { domains } from './compose.ts';
import type { Config } from './config.ts';
import type { DemoAccounts } from './first-start.ts';
import { PlainFailure } from './plain-failure.ts';
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

/** Milliseconds that running requests have to end when the process stops. */
const GRACE = 10_000;

/** Takes no more requests, lets running ones end, and does not wait for those that do not. */
async function closeHttp(http: FastifyInstance): Promise<void> {
  const late = setTimeout(() => http.server.closeAllConnections(), GRACE);
  await http.close();
  clearTimeout(late);
}

/** Listens; what the address or the port is wrong with is one line that names the setting. */
async function listen(http: FastifyInstance, { QINWU_HOST: host, QINWU_PORT: port }: Config): Promise<string> {
  const { level } = http.log;
  // The ready line says where; Fastify's own in another form would only stand between.
  if (level === 'info') http.log.level = 'warn';
  try {
    return await http.listen({ host, port });
  } catch (cause) {
    const { code } = cause as { code?: string };
    if (code === 'EADDRINUSE') throw new PlainFailure(`QINWU_PORT: port ${port} of ${host} is taken by another program`);
    if (code === 'EACCES') throw new PlainFailure(`QINWU_PORT: this account may not listen on port ${port}`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
      throw new PlainFailure(`QINWU_HOST: this machine has no address "${host}"`);
    throw cause;
  } finally {
    http.log.level = level;
  }
}

/** Starts everything one process runs on a standing footing and listens. What was started is stopped again when a part of it fails. */
export async function serve(footing: Footing, options: { demo: DemoAccounts | null; log?: boolean }): Promise<Running> {
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const { services, http } = await assemble(footing, options, undo);
    const address = await listen(http, footing.config);
    return {
      url: footing.config.QINWU_PUBLIC_URL ?? address.replace('0.0.0.0', 'localhost').replace('[::]', 'localhost'),
      http,
      services,
      async stop() {
        await stop();
        await footing.close();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Puts the parts together, each with the step that stops it; they are stopped in the opposite order. */
async function assemble(
  footing: Footing,
  options: { demo: DemoAccounts | null; log?: boolean },
  undo: (() => Promise<void>)[],
): Promise<Pick<Running, 'services' | 'http'>> {
  const { config, database } = footing;
  const log = pino({ level: options.log === false ? 'silent' : config.QINWU_LOG_LEVEL }, pino.destination({ dest: 2, sync: false }));
  const warnings = warningsOf(footing);
  for (const w of warnings) log.warn(w);
  const now = () => new Date();
  const identityConfig = identityConfigOf(footing, options.demo);
  const own = servicesOf(footing);
  const fault = (err: unknown) => log.error({ err }, 'identity');
  const identity = await createIdentity({ database, config: identityConfig, domains, now, fault });
  undo.push(() => identity.close());
  const pushes = await openPushes(footing.url, log);
  undo.push(() => pushes.close());
  const services: Services = { pushes, identity, ...own };
  const http = await buildHttp(
    domains,
    { database, services, book: errorBook(domains), identify: identity.identify, now },
    {
      logger: log,
      requestsPerMinute: config.QINWU_RATE_LIMIT,
      trustProxy: config.QINWU_TRUST_PROXY ? config.QINWU_TRUST_PROXY.split(',') : false,
      secure: identityConfig.secure,
    },
  );
  if (config.QINWU_WORKER) {
    const worker = await startWorker({ database, services, domains, actors: identity.actors, now, log });
    undo.push(() => worker.stop());
  }
  undo.push(() => closeHttp(http));
  await watch(http, { database, domains, metricsToken: config.QINWU_METRICS_TOKEN, warnings });
  await serveBrowser(http);
  undo.push(async () => pushes.endStreams());
  return { services, http };
}
