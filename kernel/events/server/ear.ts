import pg from 'pg';

export interface Ear {
  close(): Promise<void>;
}

/** Milliseconds until a lost connection is tried again. */
const AGAIN = 2000;

/**
 * Listens on a channel of PostgreSQL with a connection of its own. A lost one is opened again, as often as it takes; what was said
 * meanwhile is not heard, so the listener asks the tables too.
 * @throws what the first connecting throws
 */
export async function listenOn(
  source: { url: string; channel: string; name: string; log: { error(o: object, m: string): void } },
  heard: (payload: string) => void,
): Promise<Ear> {
  let closed = false;
  let client: pg.Client;
  let timer: NodeJS.Timeout | undefined;
  const again = (err: unknown) => {
    if (closed) return;
    source.log.error({ err }, `${source.name} lost its ear and listens again`);
    clearTimeout(timer);
    timer = setTimeout(() => void open().catch(again), AGAIN);
  };
  const open = async () => {
    client = new pg.Client({ connectionString: source.url, application_name: source.name, keepAlive: true });
    const mine = client;
    mine.on('notification', (m) => heard(m.payload ?? ''));
    mine.on('error', (err) => {
      mine.removeAllListeners('notification');
      void mine.end().catch(() => {});
      again(err);
    });
    await mine.connect();
    await mine.query(`listen ${source.channel}`);
  };
  await open();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await client.end().catch(() => {});
    },
  };
}
