import { PassThrough } from 'node:stream';
import { sql } from 'kysely';
import type { Call } from '#kernel/domain.ts';
import type { FileAnswer } from '#shared/route.ts';
import { listenOn } from './ear.ts';
import { type NotificationRow, notificationColumns, toNotification } from './notifications.query.ts';

/** `notification` and `job` name the row to read; any other kind says that lists of that name have changed and are to be read anew. */
type Told = { kind: string; id?: string };

/** What a web process hears of the database and who listens to it. */
export interface Pushes {
  /** Calls back for each announcement of the account until the answer is called; `end` when the process stops. */
  follow(accountId: string, tell: (what: Told) => void, end: () => void): () => void;
  /** Ends every stream, so that a process that stops waits for none; pages connect to another one, or again later. */
  endStreams(): void;
  close(): Promise<void>;
}

/** Listens on the announcing channel for all streams of this process; pages ask anew when they reconnect. */
export async function openPushes(url: string, log: { error(o: object, m: string): void }): Promise<Pushes> {
  const followers = new Map<string, Set<(what: Told) => void>>();
  const ends = new Set<() => void>();
  let stopping = false;
  const ear = await listenOn({ url, channel: 'qinwu_stream', name: 'qinwu pushes', log }, (payload) => {
    const said = JSON.parse(payload) as Told & { accountId: string };
    for (const tell of followers.get(said.accountId) ?? []) tell(said);
  });
  return {
    follow(accountId, tell, end) {
      if (stopping) end();
      const set = followers.get(accountId) ?? new Set();
      followers.set(accountId, set.add(tell));
      ends.add(end);
      return () => {
        ends.delete(end);
        set.delete(tell);
        if (set.size === 0) followers.delete(accountId);
      };
    },
    endStreams() {
      stopping = true;
      for (const end of ends) end();
    },
    close: () => ear.close(),
  };
}

/** Milliseconds between comments that keep proxies from closing a silent stream. */
const HEARTBEAT = 25_000;
/** Milliseconds after which a page has to come again, so that its session is looked at. */
const LONGEST = 600_000;

/** Serves the stream of the signed-in account; it ends when the page goes, the session or the account ends, the process stops, or after ten minutes. */
export async function streamToAccount(call: Call): Promise<FileAnswer> {
  const accountId = call.origin.actor.accountId as string;
  const body = new PassThrough();
  // What is read for a page may arrive after the page has gone.
  const write = (text: string) => void (body.writableEnded || body.write(text));
  const put = (event: string, data: unknown) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  const unfollow = call.services.pushes.follow(
    accountId,
    (said) => void tell(call, said, put).catch(() => body.end()),
    () => body.end(),
  );
  const unwatch = call.services.identity.watch((change) => {
    if (change.startsWith('account:') && change !== `account:${accountId}`) return;
    void call.stillAllowed().then(
      (still) => void (still || body.end()),
      () => body.end(),
    );
  });
  const beat = setInterval(() => write(': \n\n'), HEARTBEAT);
  const end = setTimeout(() => body.end(), LONGEST);
  const leave = () => {
    unfollow();
    unwatch();
    clearInterval(beat);
    clearTimeout(end);
    body.end();
  };
  call.reply.raw.once('close', leave);
  write('retry: 3000\n\n');
  call.reply.header('x-accel-buffering', 'no');
  return { name: 'events', mediaType: 'text/event-stream; charset=utf-8', body, inline: true };
}

async function tell(call: Call, said: Told, put: (event: string, data: unknown) => void): Promise<void> {
  const accountId = call.origin.actor.accountId;
  if (said.kind !== 'notification' && said.kind !== 'job') return put('changed', { what: said.kind });
  await call.transaction(async (ctx) => {
    if (said.kind === 'notification') {
      const { rows } =
        await sql<NotificationRow>`select ${notificationColumns} from events.notification where id = ${said.id} and account_id = ${accountId}
          and read_at is null`.execute(ctx.db);
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
