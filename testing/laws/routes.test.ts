import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { domains } from '#apps/server/compose.ts';
import { approvalsEvents } from '#capabilities/approvals/contract/events.ts';
import { casesEvents } from '#capabilities/cases/contract/events.ts';
import { officeSpaceEvents } from '#domains/office-space/contract/events.ts';
import { defineDomain, serve } from '#kernel/domain.ts';
import { DELIVERY_REQUESTED } from '#kernel/events/server/notify.ts';
import { TASK_REQUESTED } from '#kernel/events/server/request-task.ts';
import { fileServices } from '#kernel/files/server/services.ts';
import { orgEvents } from '#kernel/org/contract/events.ts';
import { root } from '#kernel/root.ts';
import { type AnyRoute, operationId, route } from '#shared/route.ts';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { makeMatterTable, testMatters } from '#testing/approvals.ts';
import { matterDrawing } from './examples/approvals.ts';
import { byHand, type Example, examples } from './examples.ts';
import { publicRoutes } from './waivers.ts';
import { buildWorld, type World } from './world.ts';

const routes: AnyRoute[] = domains.flatMap((d) => d.routes.map((s) => s.route));
const nameOf = (r: AnyRoute) => `${r.method} ${r.path}`;
const guarded = routes.filter((r) => r.permission !== 'public');
/** Paths that need a value to be reached at all; any will do where nothing is read before the refusal. */
const anyInput = (r: AnyRoute): Record<string, unknown> =>
  Object.fromEntries([...r.path.matchAll(/:(\w+)/g)].map((m) => [m[1] as string, '00000000-0000-7000-8000-000000000000']));

let t: TestApp;
let world: World;
const dataDir = mkdtempSync(join(tmpdir(), 'qinwu-laws-'));
beforeAll(async () => {
  const services = fileServices({ QINWU_FILES: 'disk', QINWU_UPLOAD_MB: 1, QINWU_S3_REGION: '' }, dataDir);
  t = await startTestApp(inject('postgresUrl'), { services, domains: testMatters(matterDrawing).rooms });
  await makeMatterTable(t.url);
  world = await buildWorld(t);
});
afterAll(async () => {
  await t?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const call = (actor: TestActor, r: AnyRoute, input: Record<string, unknown>) => actor.call(r, input as never);

describe('5 every route asks who, whether and whose', () => {
  it('names every public route with its reason', () => {
    expect(
      routes
        .filter((r) => r.permission === 'public')
        .map(nameOf)
        .filter((n) => publicRoutes[n] === undefined),
    ).toEqual([]);
    expect(Object.keys(publicRoutes).filter((n) => !routes.some((r) => nameOf(r) === n))).toEqual([]);
  });

  it('serves everything that a contract promises', async () => {
    const files = globSync('{kernel,capabilities,domains}/*/contract/*.ts', { cwd: root }).filter((f) => !f.includes('.test.'));
    const modules = (await Promise.all(files.map((f) => import(join(root, f))))) as Record<string, unknown>[];
    const promised = modules
      .flatMap((m) => Object.values(m))
      .filter((v): v is AnyRoute => (v as AnyRoute | null)?.path?.startsWith?.('/') ?? false);
    expect(promised.length).toBeGreaterThan(100);
    expect(promised.filter((r) => !routes.includes(r)).map(nameOf)).toEqual([]);
  });

  it('asks for permissions that exist', () => {
    const known = new Set(domains.flatMap((d) => Object.keys(d.permissions)));
    expect(
      guarded.filter((r) => r.permission !== 'signed-in' && !known.has(r.permission)).map((r) => `${nameOf(r)} ${r.permission}`),
    ).toEqual([]);
  });

  it('has an example of every route that needs one, and none too many', () => {
    const needs = routes.filter(
      (r) => !/^$/.test(r.path) && (r.path.includes(':') || r.body || !(r.query ?? z.object({})).safeParse({}).success),
    );
    expect(needs.map(operationId).filter((id) => examples[id] === undefined && byHand[id] === undefined)).toEqual([]);
    const ids = new Set(routes.map(operationId));
    expect([...Object.keys(examples), ...Object.keys(byHand)].filter((id) => !ids.has(id))).toEqual([]);
  });

  it('proves by a test that exists what it does not prove itself', () => {
    const missing = Object.entries(byHand).filter(([, proof]) => {
      const [file, ...title] = proof.split(': ');
      const path = join(root, file as string);
      return !existsSync(path) || !readFileSync(path, 'utf8').includes(`it('${title.join(': ')}'`);
    });
    expect(missing).toEqual([]);
  });

  it.each(guarded.map((r) => [nameOf(r), r] as const))('401 without a session: %s', async (_name, r) => {
    const reply = await call(t.nobody, r, anyInput(r));
    expect([reply.status, reply.problem.code]).toEqual([401, 'not_signed_in']);
  });

  it.each(guarded.filter((r) => r.permission !== 'signed-in').map((r) => [nameOf(r), r] as const))(
    '403 without the permission: %s',
    async (_name, r) => {
      const reply = await call(t.actor({ permissions: [], scope: 'all' }), r, anyInput(r));
      expect([reply.status, reply.problem.code]).toEqual([403, 'forbidden']);
    },
  );

  const foreign = guarded.filter(
    (r) => r.path.includes(':') && examples[operationId(r)] && !(examples[operationId(r)] as Example).notOfAUnit,
  );
  it.each(foreign.map((r) => [nameOf(r), r] as const))('404 for a record of another unit: %s', async (_name, r) => {
    const input = await (examples[operationId(r)] as Example).input(world);
    const actor = t.actor({ permissions: world.allPermissions, scope: [world.otherUnitId], orgId: world.otherUnitId });
    const reply = await call(actor, r, input);
    expect([reply.status, reply.problem?.code]).toEqual([404, 'not_found']);
  });

  it.each(guarded.filter((r) => byHand[operationId(r)] === undefined).map((r) => [nameOf(r), r] as const))(
    'success when allowed: %s',
    async (_name, r) => {
      const example = examples[operationId(r)];
      const actor = example?.actor
        ? example.actor(world)
        : t.actor({ permissions: world.allPermissions, scope: 'all', orgId: world.unitId });
      const reply = await call(actor, r, example ? await example.input(world) : {});
      expect(reply.problem?.code ?? '', JSON.stringify(reply.problem)).toBe(reply.status < 300 ? (reply.problem?.code ?? '') : 'success');
      expect(reply.status).toBe(r.status);
    },
  );
});

describe('every event says what its room has promised', () => {
  const promised: Readonly<Record<string, z.ZodType>> = {
    ...orgEvents,
    ...officeSpaceEvents,
    ...approvalsEvents,
    ...casesEvents,
    [TASK_REQUESTED]: z.strictObject({ taskId: z.uuid() }),
    [DELIVERY_REQUESTED]: z.strictObject({ deliveryId: z.uuid() }),
  };

  it('knows every event that a handler waits for', () => {
    const waited = domains.flatMap((d) => d.handlers.map((h) => h.event));
    expect(waited.filter((name) => promised[name] === undefined)).toEqual([]);
  });
  it('and finds all that the matrix has told in that form', async () => {
    const told = await t.asSystem((ctx) => ctx.db.selectFrom('events.event').select(['name', 'payload']).execute());
    expect(new Set(told.map((e) => e.name)).size).toBeGreaterThan(8);
    const wrong = told.map((e) => [e.name, promised[e.name]?.safeParse(e.payload).error?.message ?? (promised[e.name] ? null : 'unknown')]);
    expect(wrong.filter(([, fault]) => fault !== null)).toEqual([]);
  });
});

describe('the matrix sees what is broken on purpose', () => {
  it('a route that reads past the wall, and one whose refusal is not declared', async () => {
    const leak = route({
      method: 'GET',
      path: '/leak',
      permission: 'test.leak.read',
      returns: z.object({ n: z.number() }),
      summary: 'Counts rooms',
    });
    const undeclared = route({
      method: 'GET',
      path: '/undeclared',
      permission: 'test.leak.read',
      returns: 'none',
      summary: 'Refuses what it did not declare',
    });
    const { refuse } = await import('#shared/errors.ts');
    const room = defineDomain({
      name: 'test',
      permissions: { 'test.leak.read': ['staff'] },
      errors: { 'test.secret': 409 },
      routes: [
        serve(leak, async (ctx) => (await ctx.client.query('select count(*)::int as n from places.room')).rows[0]),
        serve(undeclared, async () => refuse('test.secret')),
      ],
    });
    const small = await startTestApp(inject('postgresUrl'), { domains: [room] });
    const reader = small.actor({ permissions: ['test.leak.read'], scope: [] });
    expect((await reader.call(leak)).body).toEqual({ n: 0 });
    expect((await reader.call(undeclared)).status).toBe(500);
    expect((await small.nobody.call(leak)).status).toBe(401);
    await small.close();
  });
});
