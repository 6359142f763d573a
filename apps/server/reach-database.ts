import pg from 'pg';
import { PlainFailure } from './plain-failure.ts';

/** Oldest PostgreSQL the platform runs on. */
const OLDEST = 15;
/** Milliseconds to wait for a database that does not answer. */
const PATIENCE = 10_000;

/** What the codes of the network and of PostgreSQL say, for the person at the terminal. The address is shown without the password. */
function reasonOf(error: unknown, url: URL): string {
  const { code, message } = error as { code?: string; message: string };
  const where = `${url.hostname}:${url.port || 5432}`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `there is no host "${url.hostname}"`;
  if (code === 'ECONNREFUSED') return `nothing listens at ${where}`;
  if (code === 'ETIMEDOUT' || /timeout/i.test(message)) return `${where} does not answer within ${PATIENCE / 1000} s`;
  return `${where}: ${message || code || 'cannot be reached'}`;
}

/**
 * Looks whether a database of one's own can be used, before anything is done with it.
 * @throws PlainFailure with one line that names DATABASE_URL
 */
export async function reachDatabase(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: PATIENCE, application_name: 'qinwu' });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number; text: string }>(
      `select current_setting('server_version_num')::int / 10000 as version, current_setting('server_version') as text`,
    );
    if ((rows[0]?.version ?? 0) < OLDEST)
      throw new PlainFailure(`DATABASE_URL: PostgreSQL ${rows[0]?.text} is too old; the platform needs ${OLDEST} or newer`);
  } catch (error) {
    if (error instanceof PlainFailure) throw error;
    throw new PlainFailure(`DATABASE_URL: ${reasonOf(error, new URL(databaseUrl))}`);
  } finally {
    await client.end().catch(() => {});
  }
}
