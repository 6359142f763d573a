import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { defineDomain, serve, task } from '#kernel/domain.ts';
import { newId } from '#shared/ids.ts';
import { route } from '#shared/route.ts';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { listNotifications, markNotificationsRead } from '../contract/notifications.ts';
import { cancelTask, getTask, listTasks } from '../contract/tasks.ts';
import { events } from './domain.ts';
import { notify } from './notify.ts';
import { requestTask } from './request-task.ts';

const begin = route({
  method: 'POST',
  path: '/counting',
  permission: 'test.count.run',
  body: z.object({ to: z.int() }),
  returns: z.object({ taskId: z.string() }),
  summary: 'Counts as a long job',
});
const counting = task('test.count', 'test.count.run', z.object({ to: z.int() }), async (run, { to }) => {
  for (let n = 1; n <= to; n++) await run.progress(n, to);
  return { counted: to };
});
const room = defineDomain({
  name: 'test',
  permissions: { 'test.count.run': ['staff'] },
  routes: [serve(begin, async (ctx, input) => ({ taskId: await requestTask(ctx, 'test.count', input) }))],
  tasks: [counting],
});

let app: TestApp;
let base: string;
const unit = newId();
let reader: TestActor;
let other: TestActor;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains: [events, room] });
  await app.http.listen({ host: '127.0.0.1', port: 0 });
  base = `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`;
  const make = () => app.actor({ permissions: ['test.count.run'], scope: [unit], orgId: unit });
  [reader, other] = [make(), make()];
});
afterAll(() => app.close());

interface Page {
  readonly type: string;
  /** Everything sent so far. */
  text(): string;
  /** Waits until what was sent contains a text. */
  until(part: string): Promise<void>;
  leave(): void;
  /** The server has ended it. */
  ended(): boolean;
}

/** An open page of an account: a connection that is kept. */
async function open(actor: TestActor, at = base): Promise<Page> {
  const headers = { 'x-test-actor': actor.actor.accountId ?? '' };
  const request = get(`${at}/api/events/stream`, { headers });
  const reply = await new Promise<IncomingMessage>((resolve, reject) => request.once('response', resolve).once('error', reject));
  let sent = '';
  reply.setEncoding('utf8').on('data', (chunk: string) => {
    sent += chunk;
  });
  reply.on('error', () => undefined);
  const page: Page = {
    type: String(reply.headers['content-type']),
    text: () => sent,
    until: (part) => expect.poll(() => sent, { timeout: 5000 }).toContain(part),
    leave: () => void request.destroy(),
    ended: () => reply.complete,
  };
  await page.until('retry:');
  return page;
}

const tell = (actor: TestActor, needsAction = false) =>
  app.asSystem((ctx) => notify(ctx, [{ accountId: actor.actor.accountId as string, kind: 'events.task_done', needsAction }]));

describe('the stream', () => {
  it('tells a page of its account what concerns it, and no other page', async () => {
    const [mine, theirs] = [await open(reader), await open(other)];
    expect(mine.type).toContain('text/event-stream');
    await tell(reader);
    await mine.until('event: notification');
    const { taskId } = (await reader.call(begin, { to: 2 })).body;
    await app.settle();
    await mine.until('"state":"done"');
    expect(mine.text()).toContain(taskId);
    await tell(other);
    await theirs.until('event: notification');
    expect(theirs.text()).not.toContain(taskId);
    expect(theirs.text().match(/event: /g)).toHaveLength(1);
    mine.leave();
    theirs.leave();
  });

  it('ends its listening with the page', async () => {
    const gone = await open(reader);
    gone.leave();
    const stays = await open(reader);
    await tell(reader);
    await stays.until('event: notification');
    expect(gone.text()).not.toContain('event: notification');
    stays.leave();
  });

  it('ends when the process stops, which an open page does not hold up', async () => {
    const small = await startTestApp(inject('postgresUrl'), { domains: [events] });
    await small.http.listen({ host: '127.0.0.1', port: 0 });
    const port = (small.http.server.address() as AddressInfo).port;
    const actor = small.actor({ permissions: [], scope: [] });
    const page = await open(actor, `http://127.0.0.1:${port}`);
    await small.close();
    await expect.poll(() => page.ended()).toBe(true);
  });
});

describe('notifications and long jobs', () => {
  it('are read, counted and marked by their account alone', async () => {
    await tell(reader, true);
    const { items } = (await reader.call(listNotifications, { needsAction: true, unread: true })).body;
    expect(items).toHaveLength(1);
    const ids = [items[0]?.id as string];
    expect((await other.call(markNotificationsRead, { ids })).body.marked).toBe(0);
    expect((await reader.call(markNotificationsRead, { ids })).body.marked).toBe(1);
    expect((await reader.call(listNotifications, { needsAction: true, unread: true })).body.total).toBe(0);
  });

  it('shows a job to its asker with its result, and stops it only while it lasts', async () => {
    const { taskId } = (await reader.call(begin, { to: 3 })).body;
    expect((await reader.call(getTask, { taskId })).body).toMatchObject({ state: 'waiting', abilities: { cancel: true } });
    expect((await other.call(getTask, { taskId })).status).toBe(404);
    await app.settle();
    expect((await reader.call(getTask, { taskId })).body).toMatchObject({ state: 'done', doneCount: 3, result: { counted: 3 } });
    expect((await reader.call(cancelTask, { taskId })).problem.code).toBe('events.task_ended');
    const stopped = (await reader.call(begin, { to: 3 })).body.taskId;
    expect((await other.call(cancelTask, { taskId: stopped })).status).toBe(404);
    expect((await reader.call(cancelTask, { taskId: stopped })).status).toBe(204);
    await app.settle();
    expect((await reader.call(getTask, { taskId: stopped })).body).toMatchObject({ state: 'cancelled', doneCount: 0 });
    expect((await reader.call(listTasks, { state: ['cancelled'] })).body.items.map((t) => t.id)).toEqual([stopped]);
  });

  it('fails a job whose asker has lost the right', async () => {
    const { taskId } = (await reader.call(begin, { to: 1 })).body;
    await app.asSystem((ctx) => sql`update events.task set account_id = ${newId()} where id = ${taskId}`.execute(ctx.db));
    await app.settle();
    const state = await app.asSystem((ctx) => sql<{ state: string }>`select state from events.task where id = ${taskId}`.execute(ctx.db));
    expect(state.rows[0]?.state).toBe('failed');
  });
});
