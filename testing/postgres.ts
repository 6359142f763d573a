import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { destroyEmbedded, type Embedded, startEmbedded } from '#kernel/db/embedded.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser connection of the run's PostgreSQL; `testing/app.ts` makes databases on it. */
    postgresUrl: string;
  }
}

const PREFIX = 'qinwu-test-';

let server: Embedded | undefined;

/** One PostgreSQL per run, real but never flushed to disk. `inject('postgresUrl')` gives its address to the tests. */
export async function setup(project: TestProject): Promise<void> {
  await sweep();
  server = await startEmbedded({
    dataDir: mkdtempSync(join(tmpdir(), PREFIX)),
    throwaway: true,
    settings: { max_connections: 120, shared_buffers: '128MB' },
    lost: (line) => process.stderr.write(`${line}\n`),
  });
  project.provide('postgresUrl', server.url);
}

export async function teardown(): Promise<void> {
  await server?.stop();
}

/** Removes the servers of runs that were killed; those of living runs hold their directory and are left alone. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    if (name.startsWith(PREFIX)) await destroyEmbedded(join(tmpdir(), name)).catch(() => undefined);
  }
}
