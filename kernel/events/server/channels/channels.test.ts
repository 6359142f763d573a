import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  confirmMailAddress,
  createWebhook,
  endWebhook,
  getChannels,
  listDeliveries,
  listWebhooks,
  putChannels,
  putMailAddress,
  replayDelivery,
  testWebhook,
} from '#kernel/events/contract/channels.ts';
import { listNotifications } from '#kernel/events/contract/notifications.ts';
import { events } from '#kernel/events/server/domain.ts';
import { notify } from '#kernel/events/server/notify.ts';
import { identity } from '#kernel/identity/server/domain.ts';
import { createAccount } from '#kernel/identity/server/public.ts';
import { org } from '#kernel/org/server/domain.ts';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { mailText } from '#testing/mail-text.ts';
import { openOutward } from './outward.ts';
import { runDelivery, TRIES } from './run-delivery.ts';

interface Mail {
  to: string;
  text: string;
}
interface Call {
  headers: IncomingHttpHeaders;
  body: string;
}

const mails: Mail[] = [];
const calls: Call[] = [];
let answerWith = 200;
let refuseMail: number | null = null;
let smtp: SMTPServer;
let http: Server;
let hookUrl: string;
let t: TestApp;

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (refuseMail !== null) return done(Object.assign(new Error('no'), { responseCode: refuseMail }));
        mails.push({ to: session.envelope.rcptTo.map((r) => r.address).join(), text: mailText(Buffer.concat(chunks).toString('latin1')) });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  http = createServer((request, reply) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      calls.push({ headers: request.headers, body });
      if (answerWith === 302) reply.setHeader('location', 'http://169.254.169.254/');
      reply.writeHead(answerWith).end('thanks');
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  hookUrl = `http://127.0.0.1:${(http.address() as AddressInfo).port}/hook?x=1`;
  const settings = {
    QINWU_SMTP_URL: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    QINWU_MAIL_FROM: '勤务 <no-reply@example.test>',
    QINWU_WEBHOOK_NETWORKS: '127.0.0.1',
  };
  t = await startTestApp(inject('postgresUrl'), {
    domains: [events, identity, org],
    services: { outward: openOutward(settings, 'http://qinwu.test') },
  });
});
afterEach(() => {
  mails.length = 0;
  calls.length = 0;
  answerWith = 200;
  refuseMail = null;
  t.setNow(null);
});
afterAll(async () => {
  await t.close();
  await new Promise<void>((resolve) => smtp.close(resolve));
  http.close();
});

let serial = 0;
async function someone(locale: 'zh-CN' | 'en' = 'zh-CN'): Promise<TestActor & { id: string }> {
  serial += 1;
  const { id } = await t.asSystem((ctx) =>
    createAccount(ctx, { username: `channels-${serial}`, displayName: `示范人员${serial}`, unitId: null }),
  );
  await t.asSystem((ctx) => ctx.db.updateTable('identity.account').set({ locale }).where('id', '=', id).execute());
  const actor = t.actor({ permissions: ['events.webhook.manage'], scope: [], accountId: id });
  return { ...actor, id };
}
const tell = (accountId: string, subject = 'other', title = '用房申请') =>
  t.asSystem((ctx) => notify(ctx, [{ accountId, kind: 'workbench.todo', subject, params: { title, number: '' }, link: '/tasks/1' }]));

/** An account with a confirmed address. */
async function withMail(locale: 'zh-CN' | 'en' = 'zh-CN') {
  const person = await someone(locale);
  const address = `person${serial}@example.test`;
  await person.call(putMailAddress, { address });
  const code = /\b(\d{6})\b/.exec(mails.at(-1)?.text ?? '')?.[1] ?? '';
  expect((await person.call(confirmMailAddress, { code })).body.mail).toEqual({ address, confirmed: true });
  mails.length = 0;
  return { ...person, address };
}
async function withHook(over: object = {}) {
  const person = await someone();
  const made = await person.call(createWebhook, { name: '示范系统', url: hookUrl, ...over });
  expect(made.status, JSON.stringify(made.problem)).toBe(201);
  return { ...person, hook: made.body.webhook, secret: made.body.secret };
}
const stateOf = (accountId: string) =>
  t.asSystem((ctx) =>
    ctx.db
      .selectFrom('events.delivery')
      .select(['id', 'state', 'attempts', 'status', 'fault'])
      .where('account_id', '=', accountId)
      .orderBy('created_at')
      .execute(),
  );
const ground = () => ({
  database: t.database,
  services: t.services,
  actors: { ofAccount: async () => null },
  now: () => new Date(),
  log: { info() {}, error() {} },
});

describe('mail', () => {
  it.each([
    ['zh-CN', '【勤务】', '请登录平台办理：http://qinwu.test/tasks/1'],
    ['en', '[Qinwu]', 'Open it on the platform: http://qinwu.test/tasks/1'],
  ] as const)('is written in the reader’s language: %s', async (locale, subject, text) => {
    const person = await withMail(locale);
    await tell(person.id);
    await t.settle();
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ to: person.address });
    expect(mails[0]?.text).toContain(subject);
    expect(mails[0]?.text).toContain(text);
    expect(mails[0]?.text).toContain('用房申请');
    expect(await stateOf(person.id)).toMatchObject([{ state: 'sent', attempts: 1, fault: null }]);
  });

  it('goes to no address that was not confirmed, and to none that was taken away', async () => {
    const person = await someone();
    await person.call(putMailAddress, { address: 'unsure@example.test' });
    expect(mails.map((m) => m.to)).toEqual(['unsure@example.test']);
    mails.length = 0;
    await tell(person.id);
    await t.settle();
    const gone = await withMail();
    await gone.call(putMailAddress, { address: null });
    await tell(gone.id);
    await t.settle();
    expect(mails).toEqual([]);
  });

  it('asks for a code that is good for half an hour and five tries', async () => {
    const person = await someone();
    await person.call(putMailAddress, { address: 'code@example.test' });
    const code = /\b(\d{6})\b/.exec(mails.at(-1)?.text ?? '')?.[1] ?? '';
    expect((await person.call(putMailAddress, { address: 'other@example.test' })).status).toBe(429);
    const wrong = code === '000000' ? '000001' : '000000';
    expect((await person.call(confirmMailAddress, { code: 'abc' })).problem).toMatchObject({
      status: 400,
      issues: [{ code: 'events.mail_code_form' }],
    });
    for (let i = 0; i < 5; i += 1)
      expect((await person.call(confirmMailAddress, { code: wrong })).problem.code).toBe('events.mail_code_wrong');
    expect((await person.call(confirmMailAddress, { code })).problem.code).toBe('events.mail_code_expired');
    const late = await someone();
    await late.call(putMailAddress, { address: 'late@example.test' });
    const again = /\b(\d{6})\b/.exec(mails.at(-1)?.text ?? '')?.[1] ?? '';
    t.setNow(new Date(Date.now() + 31 * 60_000));
    expect((await late.call(confirmMailAddress, { code: again })).problem.code).toBe('events.mail_code_expired');
    const log = JSON.stringify(await t.asSystem((ctx) => ctx.db.selectFrom('audit.entry').selectAll().execute()));
    expect(log).not.toContain(again);
  });

  it('is tried again when the server is busy, and not when it says no for good', async () => {
    const person = await withMail();
    refuseMail = 451;
    await tell(person.id);
    await t.settle();
    const [waiting] = await stateOf(person.id);
    expect(waiting).toMatchObject({ state: 'waiting', attempts: 1, status: 451 });
    refuseMail = null;
    await runDelivery(ground(), waiting?.id as string);
    expect(await stateOf(person.id)).toMatchObject([{ state: 'sent', attempts: 2 }]);
    refuseMail = 550;
    const other = await withMail().catch(() => null);
    expect(other).toBeNull();
    await tell(person.id);
    await t.settle();
    expect((await stateOf(person.id)).at(-1)).toMatchObject({ state: 'failed', attempts: 1, status: 550 });
  });
});

describe('the choice of channels', () => {
  it('is every channel until it is chosen otherwise, for all subjects or one', async () => {
    const person = await withMail();
    const all = (await person.call(getChannels)).body;
    expect(all.subjects[0]).toEqual({ subject: '*', app: true, mail: true, webhook: true });
    expect(all.subjects.map((s) => s.subject)).toContain('other');
    const chosen = [
      { subject: '*', app: true, mail: false, webhook: true },
      { subject: 'other', app: false, mail: true, webhook: true },
    ];
    const put = (await person.call(putChannels, { subjects: chosen })).body;
    expect(put.subjects.find((s) => s.subject === 'other')).toEqual(chosen[1]);
    await tell(person.id, 'other');
    await tell(person.id, 'never-said');
    await t.settle();
    expect(mails).toHaveLength(1);
    expect((await person.call(listNotifications, { unread: true })).body.total).toBe(1);
    expect((await person.call(listNotifications, {})).body.total).toBe(2);
    expect((await person.call(putChannels, { subjects: [{ ...chosen[1], subject: 'nothing' }] as never })).problem).toMatchObject({
      status: 400,
      issues: [{ path: 'subjects.0.subject' }],
    });
  });

  it('is each person’s own', async () => {
    const [a, b] = [await withMail(), await withMail()];
    await a.call(putChannels, { subjects: [{ subject: '*', app: true, mail: false, webhook: false }] });
    await tell(a.id);
    await tell(b.id);
    await t.settle();
    expect(mails.map((m) => m.to)).toEqual([b.address]);
  });
});

it('what was delivered is forgotten after half a year', async () => {
  const { id, hook, ...owner } = await withHook();
  await owner.call(testWebhook, { webhookId: hook.id });
  await t.settle();
  const sweep = events.jobs.find((job) => job.name === 'events.sweep');
  t.setNow(new Date(Date.now() + 170 * 86_400_000));
  await t.asSystem((ctx) => sweep?.run(ctx) ?? Promise.resolve());
  expect(await stateOf(id)).toHaveLength(1);
  t.setNow(new Date(Date.now() + 190 * 86_400_000));
  await t.asSystem((ctx) => sweep?.run(ctx) ?? Promise.resolve());
  expect(await stateOf(id)).toEqual([]);
});

describe('a webhook', () => {
  it.each(['hmac-sha256', 'hmac-sm3'] as const)('is told with a signature over time and body: %s', async (algorithm) => {
    const { id, secret } = await withHook({ algorithm });
    await tell(id);
    await t.settle();
    expect(calls).toHaveLength(1);
    const { headers, body } = calls[0] as Call;
    const digest = algorithm === 'hmac-sm3' ? 'sm3' : 'sha256';
    const expected = createHmac(digest, secret).update(`${headers['x-qinwu-timestamp']}.${body}`).digest('hex');
    expect(headers['x-qinwu-signature']).toBe(`${digest}=${expected}`);
    expect(Math.abs(Date.now() / 1000 - Number(headers['x-qinwu-timestamp']))).toBeLessThan(30);
    expect(JSON.parse(body)).toMatchObject({
      id: headers['x-qinwu-delivery'],
      kind: 'workbench.todo',
      subject: 'other',
      link: '/tasks/1',
    });
  });

  it('is tested, its deliveries listed and replayed, by its owner alone', async () => {
    const owner = await withHook();
    const stranger = await someone();
    const webhookId = owner.hook.id;
    await owner.call(testWebhook, { webhookId });
    answerWith = 500;
    await t.settle();
    const list = async () => (await owner.call(listDeliveries, { webhookId })).body;
    expect((await list()).items).toMatchObject([
      { kind: 'test', title: '测试通知', sending: 'waiting', attempts: 1, status: 500, fault: 'http_500', abilities: { replay: false } },
    ]);
    answerWith = 204;
    await runDelivery(ground(), (await list()).items[0]?.id as string);
    expect((await list()).items).toMatchObject([{ sending: 'sent', attempts: 2, status: 204, fault: null, abilities: { replay: true } }]);
    const [first] = (await list()).items;
    const again = (await owner.call(replayDelivery, { webhookId, deliveryId: first?.id as string })).body;
    await t.settle();
    expect(calls.map((c) => c.headers['x-qinwu-delivery'])).toEqual([first?.id, first?.id, again.deliveryId]);
    for (const call of [
      stranger.call(testWebhook, { webhookId }),
      stranger.call(listDeliveries, { webhookId }),
      stranger.call(endWebhook, { webhookId }),
      stranger.call(replayDelivery, { webhookId, deliveryId: first?.id as string }),
    ])
      expect((await call).status).toBe(404);
    expect((await stranger.call(listWebhooks)).body.total).toBe(0);
  });

  it('is given up after the last try, and does not follow redirects', async () => {
    const { id } = await withHook();
    answerWith = 302;
    await tell(id);
    await t.settle();
    const [d] = await stateOf(id);
    for (let n = 2; n < TRIES; n += 1) await expect(runDelivery(ground(), d?.id as string)).rejects.toThrow('http_302');
    await runDelivery(ground(), d?.id as string);
    expect(await stateOf(id)).toMatchObject([{ state: 'failed', attempts: TRIES, fault: 'http_302' }]);
    expect(calls).toHaveLength(TRIES);
    await runDelivery(ground(), d?.id as string);
    expect(calls).toHaveLength(TRIES);
  });

  it('ends with its secret, and with its owner', async () => {
    const { hook, ...owner } = await withHook();
    await tell(owner.id);
    expect((await owner.call(endWebhook, { webhookId: hook.id })).body).toMatchObject({
      endedAt: expect.any(String),
      abilities: { test: false },
    });
    await t.settle();
    expect(calls).toEqual([]);
    expect((await owner.call(testWebhook, { webhookId: hook.id })).problem.code).toBe('events.webhook_ended');
    const other = await withHook();
    await t.asSystem((ctx) => ctx.db.updateTable('identity.account').set({ state: 'disabled' }).where('id', '=', other.id).execute());
    await tell(other.id);
    await t.settle();
    expect([calls, await stateOf(other.id)]).toMatchObject([[], [{ state: 'failed', fault: 'account' }]]);
  });

  it('keeps its secret sealed, out of answers, of the log and of the request’s own role', async () => {
    const { hook, secret, ...owner } = await withHook();
    expect(JSON.stringify((await owner.call(listWebhooks)).body)).not.toContain(secret);
    const log = JSON.stringify(await t.asSystem((ctx) => ctx.db.selectFrom('audit.entry').selectAll().execute()));
    expect(log).not.toContain(secret);
    const client = await t.database.pool.connect();
    await expect(client.query('select * from events.webhook_secret')).rejects.toThrow('permission denied');
    await client.query('begin; set local role qinwu_auth');
    const { rows } = await client.query<{ sealed: string }>('select sealed from events.webhook_secret where webhook_id = $1', [hook.id]);
    await client.query('rollback');
    client.release();
    expect(rows[0]?.sealed.length).toBeGreaterThan(secret.length);
    expect(rows[0]?.sealed).not.toContain(secret);
  });

  it.each([
    'http://10.1.2.3/x',
    'http://192.168.0.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]/',
    'http://[fd00::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://0.0.0.0/',
    'http://2130706434/',
    'http://user:secret@93.184.216.34/',
  ])('may not lead into the house: %s', async (url) => {
    const person = await someone();
    expect((await person.call(createWebhook, { name: '内网', url })).problem).toMatchObject({
      status: 422,
      code: 'events.webhook_target_refused',
    });
  });

  it('that begins to lead into the house later is refused when it is used', async () => {
    const { id, hook } = await withHook();
    await t.asSystem((ctx) => sql`update events.webhook set url = 'http://10.9.9.9/x' where id = ${hook.id}`.execute(ctx.db));
    await tell(id);
    await t.settle();
    expect(await stateOf(id)).toMatchObject([{ state: 'failed', fault: 'target_refused', attempts: 1 }]);
  });
});
