import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { casesByKey } from '#capabilities/cases/server/public.ts';
import { listWork } from '#capabilities/workbench/contract/work.ts';
import { fileServices } from '#kernel/files/server/services.ts';
import { startTestApp, type TestApp } from '#testing/app.ts';
import { makeSigners } from '#testing/leases.ts';
import { makeHouse, makePerson, makeRoom } from '#testing/office-space.ts';
import { uploadAs } from '#testing/upload.ts';
import { completeDuty, exportDuties, exportDuty, getDuty, listDuties } from '../../contract/duties.ts';
import { assignRoom } from '../../contract/occupancies.ts';
import { settingsInForce } from '../settings-in-force.query.ts';
import { openDuties, tellLateDuties } from './duties.job.ts';

let app: TestApp;
let dataDir: string;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'qinwu-duties-'));
  app = await startTestApp(inject('postgresUrl'), {
    services: fileServices({ QINWU_FILES: 'disk', QINWU_UPLOAD_MB: 2, QINWU_S3_REGION: 'x' }, dataDir),
  });
});
afterAll(async () => {
  await app.close();
  rmSync(dataDir, { recursive: true });
});

const night = (day: string) => {
  app.setNow(new Date(`${day}T02:00:00Z`));
  return app.asSystem(async (ctx) => {
    const settings = await settingsInForce(ctx, ctx.today);
    return [await openDuties(ctx, settings), await tellLateDuties(ctx, settings)];
  });
};

describe('yearly duties (OS-19)', () => {
  it('open once per unit and year on the day of the setting, and are done with evidence and the list as it was', async () => {
    app.setNow(new Date('2026-01-02T02:00:00Z'));
    const house = await makeHouse(app);
    const { unitAdmin, officer } = await makeSigners(app, house);
    const roomId = await makeRoom(house, { usableAreaSqm: '26' });
    await makeRoom(house, { kind: 'service', usableAreaSqm: '50' });
    const head = await makePerson(app, house.unit, 'M3', '李示范');
    await app.asSystem((ctx) => ctx.client.query('update org.post set is_leadership = true where person_id = $1', [head]));
    await house.officer.call(assignRoom, { roomId, personIds: [head], from: '2025-01-01' });
    expect(await night('2026-01-04')).toEqual([0, 0]);
    expect((await night('2026-01-05'))[0]).toBe(2);
    expect((await night('2026-01-06'))[0]).toBe(0);
    const { items, counts } = (await unitAdmin.call(listDuties, { sort: 'orgName' })).body;
    expect(items.map((d) => [d.kind, d.state, d.dueOn, d.abilities.complete])).toEqual([
      ['filing', 'open', '2026-03-31', true],
      ['publication', 'open', '2026-03-31', true],
    ]);
    expect(counts).toEqual({ open: 2 });
    const todo = (await unitAdmin.call(listWork, { box: 'todo', subject: ['office-space.duty'] } as never)).body.items;
    expect(todo).toHaveLength(2);

    const [filing, publication] = items;
    const form = (await unitAdmin.call(getDuty, { dutyId: filing?.id as string })).body;
    expect(form.lines).toEqual([
      expect.objectContaining({
        usableAreaSqm: '26.00',
        limitSqm: '24.00',
        overSqm: '2.00',
        people: [expect.objectContaining({ name: '李示范', rankCode: 'M3' })],
      }),
    ]);
    const list = (await unitAdmin.call(getDuty, { dutyId: publication?.id as string })).body;
    expect(list.lines).toHaveLength(2);
    for (const dutyId of [filing?.id, publication?.id] as string[]) {
      const file = await unitAdmin.call(exportDuty, { dutyId });
      expect([file.status, file.raw.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    }
    expect((await officer.call(exportDuties, { state: ['open'] })).status).toBe(200);

    const dutyId = publication?.id as string;
    expect((await unitAdmin.call(completeDuty, { dutyId, doneOn: '2026-01-06', fileIds: [], version: 1 })).status).toBe(400);
    const { id: fileId } = await uploadAs(app, unitAdmin, '公示照片.txt', '示范公示栏');
    const done = await unitAdmin.call(completeDuty, { dutyId, doneOn: '2026-01-06', place: '一楼公示栏', fileIds: [fileId], version: 1 });
    expect(done.status).toBe(200);
    await makeRoom(house, { kind: 'service', usableAreaSqm: '10' });
    const kept = (await officer.call(getDuty, { dutyId })).body;
    expect(kept).toMatchObject({ state: 'done', place: '一楼公示栏', lines: { length: 2 }, files: [{ id: fileId }] });
    expect((await unitAdmin.call(completeDuty, { dutyId, doneOn: '2026-01-06', fileIds: [fileId], version: 2 })).problem.code).toBe(
      'office-space.duty_done',
    );
    expect((await unitAdmin.call(listWork, { box: 'todo', subject: ['office-space.duty'] } as never)).body.items).toHaveLength(1);
  });

  it('become a case of supervision when they stay late, which their doing ends', async () => {
    app.setNow(new Date('2026-01-05T02:00:00Z'));
    const house = await makeHouse(app);
    const { unitAdmin } = await makeSigners(app, house);
    await makeRoom(house);
    await night('2026-01-05');
    const { items } = (await unitAdmin.call(listDuties, { sort: 'orgName' })).body;
    const keys = items.map((d) => d.id);
    expect((await night('2026-04-30'))[1]).toBe(0);
    expect((await unitAdmin.call(listDuties, { state: ['overdue'] })).body.total).toBe(2);
    expect((await night('2026-05-01'))[1]).toBeGreaterThanOrEqual(2);
    expect((await night('2026-05-02'))[1]).toBe(0);
    const cases = await app.asSystem((ctx) => casesByKey(ctx, 'office-space.duty', keys));
    expect(cases.size).toBe(2);
  });
});
