import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { domains } from '#apps/server/compose.ts';
import { fileServices } from '#kernel/files/server/services.ts';
import { newId } from '#shared/ids.ts';
import { type AnyRoute, operationId } from '#shared/route.ts';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { makeMatterTable, testMatters } from '#testing/approvals.ts';
import { matterDrawing } from './examples/approvals.ts';
import { byHand, examples } from './examples.ts';
import { buildWorld, type World } from './world.ts';

const routes: AnyRoute[] = domains.flatMap((d) => d.routes.map((s) => s.route));
const named = (list: AnyRoute[]) => list.map((r) => [`${r.method} ${r.path}`, r] as const);
const isUuid = (v: unknown): v is string => typeof v === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(v);
type Input = Record<string, unknown>;

let t: TestApp;
/** The reader's world, in which `narrow` may do everything, and another one. */
let own: World;
let foreign: World;
const dataDir = mkdtempSync(join(tmpdir(), 'qinwu-reach-'));
beforeAll(async () => {
  const services = fileServices({ QINWU_FILES: 'disk', QINWU_UPLOAD_MB: 1, QINWU_S3_REGION: '' }, dataDir);
  t = await startTestApp(inject('postgresUrl'), { services, domains: testMatters(matterDrawing).rooms });
  await makeMatterTable(t.url);
  own = await buildWorld(t);
  foreign = await buildWorld(t);
});
afterAll(async () => {
  await t?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const inputOf = async (r: AnyRoute, world: World): Promise<Input> => (await examples[operationId(r)]?.input(world)) ?? {};
const proved = (r: AnyRoute) => r.permission !== 'public' && byHand[operationId(r)] === undefined;

/** Names of ids in bodies and filters, with the record of a world they may name. */
const recordOf: Readonly<Record<string, keyof World>> = {
  orgId: 'unitId',
  toOrgId: 'unitId',
  unitId: 'unitId',
  unitIds: 'unitId',
  parentId: 'unitId',
  successorId: 'unitId',
  campusId: 'campusId',
  buildingId: 'buildingId',
  floorId: 'floorId',
  roomId: 'roomId',
  roomIds: 'roomId',
  subjectId: 'roomId',
  renewsId: 'roomId',
  personId: 'personId',
  buildingIds: 'buildingId',
  orgIds: 'unitId',
  keepPersonIds: 'personId',
  keepRoomIds: 'roomId',
  emptyRoomIds: 'roomId',
  emptyFloorIds: 'floorId',
  seatIds: 'postId',
  lineIds: 'postId',
  personIds: 'personId',
  memberIds: 'personId',
  accountId: 'accountId',
  accountIds: 'accountId',
  stepIds: 'entryId',
  fileId: 'fileId',
  fileIds: 'fileId',
  photoIds: 'fileId',
  entryId: 'entryId',
  substituteId: 'accountId',
};
const namesIn = (schema: AnyRoute['body']): string[] => Object.keys(schema?.shape ?? {}).filter((key) => /(Id|Ids)$/.test(key));

/** Inputs in which one id of the body at a time is another: that of the foreign world, and one that nothing has. */
const swapped = (r: AnyRoute, mine: Input): { key: string; foreign: Input; unknown: Input }[] =>
  namesIn(r.body).map((key) => {
    const put = (id: string) => ({ ...mine, [key]: key.endsWith('Ids') ? [id] : id });
    return { key, foreign: put(foreign[recordOf[key] as keyof World] as string), unknown: put(newId()) };
  });

/** Who reaches the units of the own world that the call is about, and no other. */
function readerOf(r: AnyRoute, input: Input): TestActor {
  if (examples[operationId(r)]?.actor) return own.narrow;
  const scope = [own.rootId, own.unitId, own.otherUnitId, input.unitId].filter(isUuid);
  return t.actor({ permissions: own.allPermissions, scope, orgId: own.unitId });
}

describe('5 what a call names besides its record', () => {
  const naming = routes.filter((r) => proved(r) && namesIn(r.body).length > 0);

  it('knows what every id is of', () => {
    expect(routes.flatMap((r) => [...namesIn(r.body), ...namesIn(r.query)]).filter((key) => recordOf[key] === undefined)).toEqual([]);
  });

  it.each(named(naming))('a foreign id answers as an unknown one, and neither is a fault: %s', async (_name, r) => {
    const mine = await inputOf(r, own);
    const reader = readerOf(r, mine);
    const whole = await inputOf(r, own);
    const done = await readerOf(r, whole).call(r, whole as never);
    expect(done.status, `with what is the reader's own: ${JSON.stringify(done.problem)}`).toBe(r.status);
    for (const { key, foreign: named, unknown } of swapped(r, mine)) {
      const told = async (input: Input) => {
        const reply = await reader.call(r, input as never);
        return [reply.status, reply.problem?.code ?? null, reply.problem?.issues?.map((i) => i.code) ?? null];
      };
      const [theirs, nobodys] = [await told(named), await told(unknown)];
      expect(theirs, key).toEqual(nobodys);
      expect(theirs[0], key).toBeLessThan(500);
      const everywhere = examples[operationId(r)]?.actor
        ? own.self
        : t.actor({ permissions: own.allPermissions, scope: 'all', orgId: own.unitId });
      const wide = await everywhere.call(r, { ...(await inputOf(r, own)), [key]: unknown[key] } as never);
      expect(wide.status, `${key} for who reaches all: ${JSON.stringify(wide.problem)}`).toBeLessThan(500);
    }
  });
});

describe('5 what a reader learns of another unit', () => {
  const reads = routes.filter((r) => proved(r) && r.method === 'GET' && r.returns !== 'file');
  const idsOf = (w: World) => [
    w.unitId,
    w.campusId,
    w.buildingId,
    w.floorId,
    w.roomId,
    w.personId,
    w.postId,
    w.accountId,
    w.fileId,
    w.notificationId,
    w.entryId,
    w.self.actor.accountId as string,
  ];

  it.each(named(reads))('nothing of it is in the answer: %s', async (_name, r) => {
    const all = r.query && 'pageSize' in r.query.shape ? { pageSize: 200 } : {};
    const reply = await own.narrow.call(r, { ...all, ...(await inputOf(r, own)) } as never);
    expect(reply.status).toBeLessThan(500);
    const text = reply.raw.toString();
    expect(idsOf(foreign).filter((id) => text.includes(id))).toEqual([]);
  });

  const filtered = reads.filter((r) => namesIn(r.query).length > 0);

  it.each(named(filtered))('a filter by one of its records finds as much as one by nothing: %s', async (_name, r) => {
    for (const key of namesIn(r.query)) {
      const told = async (id: string) => {
        const reply = await own.narrow.call(r, { ...(await inputOf(r, own)), [key]: id } as never);
        return [
          reply.status,
          reply.raw
            .toString()
            .replaceAll(id, 'ID')
            .replace(/"requestId":"[^"]+"/, ''),
        ];
      };
      expect((await told(foreign[recordOf[key] as keyof World] as string)).join(' '), key).toBe((await told(newId())).join(' '));
    }
  });
});
