import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { expect, test } from 'vitest';
import { run } from '#testing/cli.ts';

const MAIL = { QINWU_MAIL_FROM: 'no-reply@example.test' };

/** A mail server that knows one password. */
async function mailServer(): Promise<{ port: number; close(): Promise<void> }> {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) => (auth.password === 'right' ? done(null, { user: auth.username }) : done(new Error('no'))),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

test('doctor mail says whether the mail server lets us in, and never with which password', async () => {
  const server = await mailServer();
  const ask = (password: string) =>
    run(['doctor', 'mail'], { ...MAIL, QINWU_SMTP_URL: `smtp://office:${password}@127.0.0.1:${server.port}` });
  const good = await ask('right');
  expect([good.code, good.out]).toEqual([0, `mail is accepted by 127.0.0.1:${server.port}\n`]);
  const bad = await ask('wrong-secret');
  expect([bad.code, bad.out]).toEqual([1, expect.stringMatching(/^the mail server refuses: EAUTH 535\n$/)]);
  expect(bad.out + bad.err).not.toContain('wrong-secret');
  await server.close();
  const gone = await ask('right');
  expect([gone.code, gone.out]).toEqual([1, expect.stringMatching(/^the mail server refuses: E\w+\n$/)]);
});

test('doctor mail without settings, and settings that belong together', async () => {
  expect(await run(['doctor', 'mail'])).toMatchObject({ code: 1, out: 'no mail: QINWU_SMTP_URL and QINWU_MAIL_FROM are not set\n' });
  const half = await run(['doctor', 'mail'], { QINWU_SMTP_URL: 'smtp://127.0.0.1:25' });
  expect([half.code, half.err]).toEqual([1, expect.stringContaining('QINWU_MAIL_FROM is missing')]);
});
