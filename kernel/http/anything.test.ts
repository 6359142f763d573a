import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { domains } from '#apps/server/compose.ts';
import { fileServices } from '#kernel/files/server/services.ts';
import type { Problem } from '#shared/errors.ts';
import { type AnyRoute, operationId } from '#shared/route.ts';
import { anyRequest, type KnownValues } from '#testing/any-input.ts';
import { startTestApp, type TestApp } from '#testing/app.ts';
import { buildWorld, type World } from '#testing/laws/world.ts';
import { uploadAs } from '#testing/upload.ts';

const RUNS = Number(process.env.ANYTHING_RUNS ?? 12);
const SEED = Number(process.env.ANYTHING_SEED ?? 3204);

/** Streams without an end; routes whose first act is slow on purpose (a password is digested) get fewer tries. */
const endless = new Set(['getEventsStream']);
const slow = /^post(AuthSignIn|AccountPassword|IdentityAccounts)/;

const routes: AnyRoute[] = domains.flatMap((d) => d.routes.map((s) => s.route)).filter((r) => !endless.has(operationId(r)));
const dataDir = mkdtempSync(join(tmpdir(), 'qinwu-anything-'));
let app: TestApp;
let world: World;
let known: KnownValues;
/** What the log was told of the last request. */
let fault: unknown;

beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), {
    faults: (told) => {
      fault = told;
    },
    services: fileServices({ QINWU_FILES: 'disk', QINWU_UPLOAD_MB: 2, QINWU_S3_REGION: 'x' }, dataDir),
  });
  world = await buildWorld(app);
  const { fresh } = world;
  const own = await uploadAs(app, world.self, '房间.csv', '楼栋编号,房间编号,房间类型\nB,R,办公室\n', 'import');
  const units = [world.unitId, world.otherUnitId, world.rootId];
  known = {
    orgId: units,
    unitId: units,
    parentId: units,
    toUnitId: units,
    campusId: [world.campusId],
    buildingId: [world.buildingId],
    floorId: [world.floorId],
    roomId: [world.roomId, await fresh.room()],
    roomIds: [world.roomId, await fresh.room()],
    personId: [world.personId, await fresh.person()],
    personIds: [world.personId, await fresh.person()],
    postId: [world.postId],
    occupancyId: [await fresh.occupancy()],
    lettingId: [await fresh.letting()],
    accountId: [await fresh.account()],
    grantId: [await fresh.grant()],
    keyId: [await fresh.key()],
    taskId: [await fresh.task()],
    fileId: [world.fileId, own.id],
    version: [1, 2, 3],
    code: ['320400', 'A-1', 'A-2'],
    divisionCode: ['320400', '320402'],
    foundedOn: ['2020-01-01'],
    on: ['2024-06-30'],
    level: [1, 2, -1],
    areaSqm: ['12.50', 18],
    establishment: [{ M3: 1, M4: 4, M5: 145 }, {}],
  };
});
afterAll(async () => {
  await app?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('whatever is sent, a route answers, and a refusal says what and to whom', () => {
  it.each(routes.map((r) => [`${r.method} ${r.path}`, r] as const))('%s', async (_name, r) => {
    const key = world.self.actor.accountId as string;
    await fc.assert(
      fc.asyncProperty(anyRequest(r, known), async ({ method, url, payload }) => {
        const reply = await app.http.inject({
          method,
          url,
          headers: { 'x-test-actor': key, 'x-qinwu': '1', ...(payload === undefined ? {} : { 'content-type': 'application/json' }) },
          ...(payload === undefined ? {} : { payload }),
        });
        if (reply.statusCode >= 500) throw new Error(`answered ${reply.statusCode}`, { cause: fault });
        if (reply.statusCode < 400) return;
        expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8');
        const problem = reply.json() as Problem;
        expect([problem.status, typeof problem.requestId]).toEqual([reply.statusCode, 'string']);
        expect(problem.title).not.toMatch(/^error\./);
        for (const issue of problem.issues ?? []) expect(issue.message).not.toMatch(/^error\./);
      }),
      { numRuns: slow.test(operationId(r)) ? Math.min(RUNS, 5) : RUNS, seed: SEED, endOnFailure: true },
    );
  });
});
