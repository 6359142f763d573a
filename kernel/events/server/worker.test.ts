import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { z } from 'zod';
import type { Actor } from '#kernel/access/actor.ts';
import { inTransaction } from '#kernel/context.ts';
import { defineDomain, on, type TaskRun, task } from '#kernel/domain.ts';
import { newId } from '#shared/ids.ts';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { cancelTask, getTask, listQueues, type TaskView } from '../contract/tasks.ts';
import { events } from './domain.ts';
import { notify } from './notify.ts';
import { requestTask } from './request-task.ts';
import { sweepEvents } from './sweep-events.job.ts';
import { startWorker, type Worker } from './worker.ts';
import { QUEUES } from './worker-ground.ts';

const happened = z.object({ what: z.string() });
const seen: string[] = [];
const clocked: Date[] = [];
/** What each running job of the test does next, by the name it was asked with. */
const acts = new Map<string, (run: TaskRun) => Promise<unknown>>();
const faults: string[] = [];

const room = defineDomain({
  name: 'test',
  permissions: { 'test.thing.do': ['staff'] },
  handlers: [
    on('test.thing.happened', 'test.see', happened, async (ctx, { what }) => {
      if (what === 'at the second try' && !faults.includes('test.see')) throw new Error('not yet');
      seen.push(what);
      await notify(ctx, []);
    }),
  ],
  jobs: [{ name: 'test.clock', cron: '15 3 * * *', run: async (ctx) => void clocked.push(ctx.now) }],
  tasks: [
    task('test.act', 'test.thing.do', z.object({ act: z.string() }), (run, { act }) => (acts.get(act) ?? (async () => ({ act })))(run)),
  ],
});

let app: TestApp;
let asker: TestActor;
let worker: Worker;
const known = new Map<string, Actor>();
const ground = () => ({
  database: app.database,
  services: app.services,
  domains: [events, room],
  actors: { ofAccount: async (id: string) => known.get(id) ?? null },
  now: () => new Date(),
  log: { info() {}, error: (said: object) => void faults.push(String((said as { name?: string }).name ?? 'task')) },
});

function someone(permissions: readonly string[]): TestActor {
  const made = app.actor({ permissions, scope: [newId()] });
  known.set(made.actor.accountId as string, made.actor);
  return made;
}

/** One transaction in someone's name, as a route opens it. */
const inNameOf = <T>(who: TestActor, work: Parameters<typeof inTransaction<T>>[4]): Promise<T> =>
  inTransaction(
    app.database,
    app.services,
    { actor: who.actor, locale: 'en', requestId: newId(), ip: null, now: new Date() },
    { scope: who.actor.scope, readOnly: false },
    work,
  );
const ask = (who: TestActor, act: string) => inNameOf(who, (ctx) => requestTask(ctx, 'test.act', { act }));
const emit = (what: string) => app.asSystem(async (ctx) => ctx.emit('test.thing.happened', { what }));
const query = (text: string, values: unknown[] = []) => app.asSystem((ctx) => ctx.client.query(text, values));

async function taskIn(state: TaskView['state'], taskId: string, who = asker): Promise<TaskView> {
  return vi.waitFor(
    async () => {
      const { body } = await who.call(getTask, { taskId });
      expect(body.state).toBe(state);
      return body;
    },
    { timeout: 15_000, interval: 50 },
  );
}

beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains: [events, room] });
  asker = someone(['test.thing.do', 'events.queue.read']);
  worker = await startWorker(ground());
});
afterAll(async () => {
  await worker?.stop();
  await app?.close();
});

describe('events', () => {
  it('reach their handler once, though handed over twice', async () => {
    await emit('handed over twice');
    await vi.waitFor(() => expect(seen).toContain('handed over twice'), { timeout: 10_000 });
    await query(`update events.event set dispatched_at = null where payload->>'what' = 'handed over twice'`);
    await emit('after it');
    await vi.waitFor(() => expect(seen).toContain('after it'), { timeout: 10_000 });
    await vi.waitFor(async () => {
      const { body } = await asker.call(listQueues);
      expect(body.items.find((q) => q.name === QUEUES.events)).toMatchObject({ waiting: 0, active: 0, completed: 3 });
    });
    expect(seen.filter((s) => s === 'handed over twice')).toHaveLength(1);
  });

  it('are tried again when their handler fails, and the log says so', async () => {
    await emit('at the second try');
    await vi.waitFor(() => expect(seen).toContain('at the second try'), { timeout: 20_000, interval: 100 });
    expect(faults.filter((f) => f === 'test.see')).toHaveLength(1);
  });

  it('of a transaction that is rolled back never happened', async () => {
    const broken = app.asSystem(async (ctx) => {
      ctx.emit('test.thing.happened', { what: 'never' });
      await ctx.client.query('select 1/0');
    });
    await expect(broken).rejects.toThrow('division by zero');
    expect((await query(`select 1 from events.event where payload->>'what' = 'never'`)).rowCount).toBe(0);
  });
});

describe('long jobs', () => {
  it('run in the name and rights of their asker, tell how far they are, and notify', async () => {
    const gate = Promise.withResolvers<void>();
    acts.set('count', async (run) => {
      const who = await run.transaction(async (ctx) => [ctx.actor.accountId, ctx.scope]);
      await run.progress(3, 10);
      await gate.promise;
      return { who };
    });
    const taskId = await ask(asker, 'count');
    await vi.waitFor(
      async () => expect((await asker.call(getTask, { taskId })).body).toMatchObject({ doneCount: 3, totalCount: 10 }),
      10_000,
    );
    expect((await someone([]).call(getTask, { taskId })).status).toBe(404);
    gate.resolve();
    const done = await taskIn('done', taskId);
    expect(done.result).toEqual({ who: [asker.actor.accountId, asker.actor.scope] });
    const told = await query('select kind, link from events.notification where account_id = $1', [asker.actor.accountId]);
    expect(told.rows).toEqual([{ kind: 'events.task_done', link: `/tasks/${taskId}` }]);
  });

  it('fail with the rights of the asker as they are when they run', async () => {
    const poor = someone([]);
    const taskId = await ask(poor, 'anything');
    expect((await taskIn('failed', taskId, poor)).problem).toMatchObject({ code: 'forbidden' });
  });

  it('say why they failed, and mask what is a fault of ours', async () => {
    acts.set('break', async () => {
      throw new Error('the secret place');
    });
    const { problem } = await taskIn('failed', await ask(asker, 'break'));
    expect(problem?.code).toBe('internal');
    expect(JSON.stringify(problem)).not.toContain('secret place');
  });

  it('stop at their next step when they are cancelled', async () => {
    const stopped = Promise.withResolvers<unknown>();
    acts.set('go on', async (run) => {
      run.signal.addEventListener('abort', () => stopped.resolve(run.progress(1, 2).catch((e: unknown) => e)));
      await stopped.promise;
      await run.transaction(async () => expect.unreachable());
    });
    const taskId = await ask(asker, 'go on');
    await taskIn('running', taskId);
    expect((await asker.call(cancelTask, { taskId })).status).toBe(204);
    expect(await stopped.promise).toBeInstanceOf(Error);
    expect((await taskIn('cancelled', taskId)).abilities).toEqual({ cancel: false });
    expect((await asker.call(cancelTask, { taskId })).problem.code).toBe('events.task_ended');
  });

  it('are not lost with their worker: they fail and say so, once its sign of life is missing', async () => {
    const dead = Promise.withResolvers<void>();
    acts.set('die', async (run) => {
      run.signal.addEventListener('abort', () => dead.resolve());
      await dead.promise;
    });
    const taskId = await ask(asker, 'die');
    await taskIn('running', taskId);
    const owner = new pg.Client({ connectionString: app.url });
    await owner.connect();
    await owner.query(`update pgboss.job set heartbeat_on = now() - interval '5 minutes' where id = $1`, [taskId]);
    await owner.query('update pgboss.queue set monitor_on = null, monitor_claim_on = null');
    await owner.end();
    const other = await startWorker(ground());
    expect((await taskIn('failed', taskId)).problem).toMatchObject({ code: 'events.task_interrupted' });
    await dead.promise;
    await other.stop();
    const told = await query(`select 1 from events.notification where link = $1 and kind = 'events.task_failed'`, [`/tasks/${taskId}`]);
    expect(told.rowCount).toBe(1);
  });
});

describe('the clock', () => {
  it('is set for every job of every room, in the time of Shanghai', async () => {
    const owner = new pg.Client({ connectionString: app.url });
    await owner.connect();
    const { rows } = await owner.query(`select name, cron, timezone from pgboss.schedule where name = 'clock.test.clock'`);
    expect(rows).toEqual([{ name: 'clock.test.clock', cron: '15 3 * * *', timezone: 'Asia/Shanghai' }]);
    await owner.query(`insert into pgboss.job (name) values ('clock.test.clock')`);
    await owner.end();
    await vi.waitFor(() => expect(clocked).toHaveLength(1), { timeout: 10_000 });
  });

  it('clears away events and notifications whose time is over, and nothing that waits', async () => {
    await query(`update events.event set dispatched_at = now() - interval '91 days' where payload->>'what' = 'after it'`);
    await query(
      `insert into events.event (id, name, payload, at) values (gen_random_uuid(), 'test.unheard', '{}', now() - interval '1 year')`,
    );
    const accountId = asker.actor.accountId;
    await query(
      `update events.notification set read_at = now() - interval '181 days' where account_id = $1 and kind = 'events.task_done'`,
      [accountId],
    );
    await app.asSystem(sweepEvents);
    const left = await query(`select distinct payload->>'what' as what from events.event where name = 'test.thing.happened'`);
    expect(left.rows.map((r) => r.what).sort()).toEqual(['at the second try', 'handed over twice']);
    expect((await query(`select 1 from events.event where name = 'test.unheard'`)).rowCount).toBe(1);
    const notices = await query('select distinct kind from events.notification where account_id = $1', [accountId]);
    expect(notices.rows).toEqual([{ kind: 'events.task_failed' }]);
  });
});
