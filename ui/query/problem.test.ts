import { describe, expect, it } from 'vitest';
import { failureKind, OfflineError, ProblemError, problemOf } from './problem.ts';

const problem = (status: number, code: string) => new ProblemError({ type: 'x', title: 'title', status, code });

describe('problem details', () => {
  it('keeps code, issues and request number', async () => {
    const body = {
      type: 'x',
      title: '有误',
      status: 400,
      code: 'invalid_input',
      requestId: 'r1',
      issues: [{ path: 'name', code: 'required' }],
    };
    const error = await problemOf(
      new Response(JSON.stringify(body), { status: 400, headers: { 'content-type': 'application/problem+json' } }),
    );
    expect(error).toMatchObject({ message: '有误', code: 'invalid_input', status: 400, requestId: 'r1' });
    expect(error.issues).toEqual([{ path: 'name', code: 'required' }]);
  });
  it('makes a sentence of a proxy page and of a body cut short', async () => {
    const page = new Response('<html>', { status: 502, headers: { 'content-type': 'text/html', 'x-request-id': 'r2' } });
    expect(await problemOf(page)).toMatchObject({ code: 'unavailable', status: 502, requestId: 'r2' });
    const cut = new Response('{"code":', { status: 500, headers: { 'content-type': 'application/json' } });
    expect(await problemOf(cut)).toMatchObject({ code: 'internal', status: 500 });
  });
});

it.each([
  [new OfflineError(), 'offline'],
  [problem(401, 'not_signed_in'), 'signed-out'],
  [problem(401, 'session_expired'), 'signed-out'],
  [problem(401, 'identity.wrong_credentials'), 'refused'],
  [problem(403, 'forbidden'), 'forbidden'],
  [problem(404, 'not_found'), 'not-found'],
  [problem(409, 'conflict'), 'refused'],
  [problem(500, 'internal'), 'fault'],
  [new TypeError('x'), 'fault'],
])('%s reads as %s', (error, kind) => {
  expect(failureKind(error)).toBe(kind);
});
