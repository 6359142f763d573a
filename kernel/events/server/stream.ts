import { PassThrough } from 'node:stream';
import { sql } from 'kysely';
import pg from 'pg';
import type { Call } from '#kernel/domain.ts';
import { type NotificationRow, notificationColumns, toNotification } from './notifications.query.ts';

/** What a web process hears of the database and who listens to it. */
export interface Pushes {
  /** Calls back for each announcement of the account until the answer is called. */
  follow(accountId: string, tell: (what: { kind: 'notification' | 'job'; id: string }) => void): () => void;
  close(): Promise<void>;
}

/** Listens on the announcing channel; a lost connection is opened again, and pages ask anew when they reconnect. */
export async function openPushes(url: string, log: { error(o: object, m: string): void }): Promise<Pushes> {
  const followers = new Map<string, Set<(what: { kind: 'notification' | 'job'; id: string }) => void>>();
  let closed = false;
  let client: pg.Client;
  const open = async () => {
    client = new pg.Client({ connectionString: url, application_name: 'qinwu pushes' });
    client.on('notification', (m) => {
      const said = JSON.parse(m.payload ?? '{}') as { kind: 'notification' | 'job'; id: string; accountId: string };
      for (const tell of followers.get(said.accountId) ?? []) tell(said);
    });
    client.on('error', (err) => {
      log.error({ err }, 'pushes lost their ear');
      if (!closed) setTimeout(() => void open().catch((e) => log.error({ err: e }, 'pushes')), 2000).unref();
    });
    await client.connect();
    await client.query('listen qinwu_stream');
  };
  await open();
  return {
    follow(accountId, tell) {
      const set = followers.get(accountId) ?? new Set();
      followers.set(accountId, set.add(tell));
      return () => {
        set.delete(tell);
        if (set.size === 0) followers.delete(accountId);
      };
    },
    async close() {
      closed = true;
      await client.end().catch(() => {});
    },
  };
}

/** Seconds between comments that keep proxies from closing a silent stream. */
const HEARTBEAT = 25_000;

/** Serves the stream of the signed-in account; it ends when the page goes, or after ten minutes so that the session is looked at again. */
export async function streamToAccount(call: Call) {
  const accountId = call.origin.actor.accountId as string;
  const body = new PassThrough();
  const put = (event: string, data: unknown) => void body.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  const unfollow = call.services.pushes.follow(accountId, (said) => {
    void tell(call, said, put).catch(() => body.end());
  });
  const beat = setInterval(() => void body.write(': \n\n'), HEARTBEAT);
  const end = setTimeout(() => body.end(), 600_000);
  const leave = () => {
    unfollow();
    clearInterval(beat);
    clearTimeout(end);
  };
  call.request.raw.once('close', leave);
  body.once('close', leave);
  body.write('retry: 3000\n\n');
  call.reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no').type('text/event-stream; charset=utf-8').send(body);
  return { name: 'events', mediaType: 'text/event-stream', body };
}

async function tell(
  call: Call,
  said: { kind: 'notification' | 'job'; id: string },
  put: (event: string, data: unknown) => void,
): Promise<void> {
  const accountId = call.origin.actor.accountId;
  await call.transaction(async (ctx) => {
    if (said.kind === 'notification') {
      const { rows } =
        await sql<NotificationRow>`select ${notificationColumns} from events.notification where id = ${said.id} and account_id = ${accountId}`.execute(
          ctx.db,
        );
      if (rows[0]) put('notification', toNotification(ctx.locale, rows[0]));
      return;
    }
    const { rows } =
      await sql`select id, kind, state, done_count as "doneCount", total_count as "totalCount" from events.task where id = ${said.id} and account_id = ${accountId}`.execute(
        ctx.db,
      );
    if (rows[0]) put('job', rows[0]);
  });
}

declare module '#kernel/context.ts' {
  interface Services {
    pushes: Pushes;
  }
}
