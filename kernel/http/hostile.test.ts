import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { domains } from '#apps/server/compose.ts';
import { signIn } from '#kernel/identity/contract/sign-in.ts';
import { listUnits } from '#kernel/org/contract/units.ts';
import type { Problem } from '#shared/errors.ts';
import { type Browser, type IdentityWorld, PASSWORD, startIdentityWorld } from '#testing/identity.ts';

let world: IdentityWorld;
let officer: Browser;
let unitId: string;

beforeAll(async () => {
  world = await startIdentityWorld(inject('postgresUrl'), { rooms: domains.filter((d) => d.name !== 'identity') });
  unitId = await world.unit();
  officer = (await world.enter([{ role: 'officer', reach: 'all', line: 'office-space' }])).browser;
  await world.http.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => world?.close());

const rows = async () => (await officer.call(listUnits, {})).body.total;
const unit = (over: Record<string, unknown> = {}) => ({
  name: '示范局',
  kind: 'government',
  adminLevel: 'city',
  limitLevel: 'M',
  divisionCode: '320400',
  foundedOn: '2020-01-01',
  parentId: unitId,
  ...over,
});

/** Refused as this, with everything a problem has; and nothing has changed. */
async function refused(options: InjectOptions, status: number, code: string, browser = officer): Promise<Problem> {
  const before = await rows();
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const reply = await world.http.inject({
    ...options,
    headers: {
      ...((options.headers?.['sec-fetch-site'] ?? options.headers?.origin) ? {} : { 'x-qinwu': '1' }),
      ...(cookie ? { cookie } : {}),
      ...options.headers,
    },
  });
  const problem = reply.json() as Problem;
  expect([reply.statusCode, problem.code], reply.body).toEqual([status, code]);
  expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(problem).toMatchObject({ type: `urn:qinwu:problem:${code}`, status, title: expect.stringMatching(/\p{Script=Han}/u) });
  expect(problem.requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(await rows()).toBe(before);
  return problem;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (payload: string | object, headers: Record<string, string> = JSON_TYPE): InjectOptions => ({
  method: 'POST',
  url: '/api/org/units',
  headers,
  payload,
});
const fieldsOf = (problem: Problem) => (problem.issues ?? []).map((i) => `${i.path} ${i.code}`);

describe('a body that cannot be read', () => {
  it.each<[string, string]>([
    ['is cut off', '{"name":"示'],
    ['is not JSON', 'name=x'],
    ['is empty', ''],
    ['has a key that would change every object', '{"__proto__":{"admin":true}}'],
    ['has a constructor that would', '{"constructor":{"prototype":{"admin":true}}}'],
    ['is nested without end', `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ])('%s', async (_name, body) => {
    await refused(post(body), 400, 'malformed_body');
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('is of a type nobody asked for', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/xml',
      'multipart/form-data; boundary=x',
      'nonsense',
    ])
      await refused(post('{}', { 'content-type': type }), 415, 'unsupported_media');
  });

  it('is larger than any form', async () => {
    await refused(post({ name: 'x'.repeat(1_200_000) }), 413, 'too_large');
  });
});

describe('a field that is wrong is named', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['holds NUL', { name: '示\u0000范' }, 'name unfit_text'],
    ['holds half a character', { name: '示范\ud800' }, 'name unfit_text'],
    ['is a day that does not exist', { foundedOn: '2025-02-30' }, 'foundedOn invalid_format_date'],
    ['is a day before all days', { foundedOn: '0000-01-01' }, 'foundedOn invalid_format_date'],
    ['is a day after all days', { foundedOn: '9999-12-31' }, 'foundedOn invalid_format_date'],
    ['is a number for a text', { name: 1e21 }, 'name invalid_type'],
    ['is a list for a text', { name: ['a'] }, 'name invalid_type'],
    ['is an object for an id', { parentId: { $ne: null } }, 'parentId invalid_type'],
    ['is too long', { name: '局'.repeat(5000) }, 'name too_big_string'],
    ['is not of the list', { kind: 'palace' }, 'kind invalid_value'],
    ['is missing', { name: undefined }, 'name required'],
  ])('%s', async (_name, over, issue) => {
    const problem = await refused(post(unit(over)), 400, 'invalid_input');
    expect(fieldsOf(problem)).toEqual([issue]);
    expect(problem.issues?.[0]?.message).toMatch(/\p{Script=Han}/u);
  });

  it('is named in English to who reads English', async () => {
    const reply = await world.http.inject({ ...post('{'), headers: { ...JSON_TYPE, 'accept-language': 'en-GB,zh;q=0.8' } });
    expect((reply.json() as Problem).title).toBe('The request could not be read');
  });

  it.each<[string, string]>([
    ['page=0', 'page too_small_number'],
    ['page=-1', 'page too_small_number'],
    ['page=1e9', 'page too_big_number'],
    ['page=NaN', 'page invalid_type'],
    ['page=1&page=2', 'page invalid_type'],
    ['pageSize=201', 'pageSize too_big_number'],
    ['sort=name;drop table org.unit', 'sort invalid_value'],
    ['sort=name&sort=-name', 'sort invalid_value'],
    ['q=a%00b', 'q unfit_text'],
  ])('in the query: %s', async (query, issue) => {
    expect(fieldsOf(await refused({ method: 'GET', url: `/api/org/units?${query}` }, 400, 'invalid_input'))).toEqual([issue]);
  });

  it('is not told thousands of times over', async () => {
    const ids = Array.from({ length: 10_000 }, (_, i) => `no-id-${i}`);
    const problem = await refused(
      { method: 'POST', url: '/api/org/units', headers: JSON_TYPE, payload: { ...unit(), name: ids, extra: ids } },
      400,
      'invalid_input',
    );
    expect(JSON.stringify(problem).length).toBeLessThan(20_000);
  });
});

describe('an address', () => {
  it.each<[InjectOptions['method'], string, number, string]>([
    ['GET', '/api/nowhere', 404, 'not_found'],
    ['GET', '/nowhere', 404, 'not_found'],
    ['GET', '/api/org/units/not-an-id', 404, 'not_found'],
    ['GET', `/api/org/units/${'%00'}`, 404, 'not_found'],
    ['GET', '/api/org/units/..%2f..%2fetc%2fpasswd', 404, 'not_found'],
    ['GET', '/api/%zz', 400, 'malformed_body'],
    ['DELETE', '/api/org/units', 405, 'method_not_allowed'],
    ['PUT', '/api/me', 405, 'method_not_allowed'],
  ])('%s %s', async (method, url, status, code) => {
    await refused({ method: method as 'GET', url }, status, code);
  });

  it('without end is of nobody', async () => {
    await refused({ method: 'GET', url: `/api/org/units/${'a'.repeat(5000)}` }, 404, 'not_found');
  });

  it('that is known by other methods says which', async () => {
    const reply = await world.http.inject({ method: 'DELETE', url: '/api/org/units' });
    expect(reply.headers.allow).toBe('GET, POST');
  });
});

describe('a search', () => {
  it('takes the signs of patterns as they are written', async () => {
    for (const q of ['%', '_', '\\', '%_%', "'", '"', '\\%', '*', '示范\\'])
      expect([q, (await officer.call(listUnits, { q })).body.total]).toEqual([q, 0]);
    expect((await officer.call(listUnits, { page: 1_000_000, pageSize: 200 })).body.items).toEqual([]);
  });
});

describe('who asks', () => {
  it('from a foreign page changes nothing, not even by signing someone in', async () => {
    for (const headers of [
      { ...JSON_TYPE, 'sec-fetch-site': 'cross-site' },
      { ...JSON_TYPE, 'sec-fetch-site': 'same-site' },
      { ...JSON_TYPE, origin: 'https://evil.example' },
      { ...JSON_TYPE, origin: 'null' },
    ])
      await refused({ ...post(unit()), headers }, 403, 'forbidden');
    const payload = { username: 'x', password: PASSWORD };
    await refused(
      { method: 'POST', url: '/api/auth/sign-in/username', payload, headers: { ...JSON_TYPE, origin: 'https://evil.example' } },
      403,
      'forbidden',
      world.browser(),
    );
  });

  it('with cookies or keys of no meaning is nobody', async () => {
    const name = [...officer.cookies.keys()][0] as string;
    const real = officer.cookies.get(name) as string;
    for (const value of ['', 'x', '%00', '%zz', `${real}x`, real.slice(0, -1), 'a'.repeat(4000), '%7B%22accountId%22%3A1%7D'])
      expect([value, (await world.http.inject({ url: '/api/me', headers: { cookie: `${name}=${value}` } })).statusCode]).toEqual([
        value,
        401,
      ]);
    for (const authorization of ['Bearer', 'Bearer x', 'Basic eDp5', `Bearer ${'q'.repeat(5000)}`, 'Bearer \u00ff'])
      expect([(await world.http.inject({ url: '/api/me', headers: { authorization } })).statusCode, authorization]).toEqual([
        401,
        authorization,
      ]);
  });

  it('with a session that has run out is told so, and may sign in again', async () => {
    const { browser, username } = await world.enter([{ role: 'staff', unitId, reach: 'unit' }]);
    world.setNow(new Date(Date.now() + 13 * 3_600_000));
    const late = await browser.send({ method: 'GET', url: '/api/me' });
    expect([late.status, late.problem.code]).toEqual([401, 'session_expired']);
    expect((await browser.call(signIn, { username, password: PASSWORD })).status).toBe(200);
    world.setNow(null);
  });

  it('cannot put a header into an answer', async () => {
    const reply = await world.http.inject({
      url: '/api/org/units?q=%0d%0aSet-Cookie:%20a=b',
      headers: { 'accept-language': 'en', 'x-request-id': 'mine' },
    });
    expect(reply.headers['set-cookie']).toBeUndefined();
    expect((reply.json() as Problem).requestId).not.toBe('mine');
  });
});

describe('a connection', () => {
  /** Sends bytes and answers what comes back until the server closes. */
  const speak = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect((world.http.server.address() as AddressInfo).port, '127.0.0.1', () => socket.write(text));
      let heard = '';
      socket.setEncoding('utf8').on('data', (piece: string) => {
        heard += piece;
      });
      socket
        .once('close', () => resolve(heard))
        .once('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? resolve(heard) : reject(error)));
    });

  it.each<[string, string, number, string]>([
    ['that speaks no HTTP', 'hello\r\n\r\n', 400, 'malformed_body'],
    ['with headers without end', `GET /api/me HTTP/1.1\r\nHost: x\r\nx-long: ${'a'.repeat(40_000)}\r\n\r\n`, 431, 'too_large'],
    ['with an address without end', `GET /api/${'a'.repeat(40_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431, 'too_large'],
    [
      'with two lengths',
      'POST /api/me HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'malformed_body',
    ],
  ])('%s', async (_name, text, status, code) => {
    const heard = await speak(text);
    expect(heard).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(heard).toContain('Content-Type: application/problem+json');
    expect(JSON.parse(heard.slice(heard.indexOf('\r\n\r\n')))).toMatchObject({ status, code });
    expect(await rows()).toBe(1);
  });
});
