import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startTestApp, type TestApp } from '#testing/app.ts';
import { makeRoom } from '#testing/office-space.ts';
import type { AskingHouse } from '#testing/requests.ts';
import { done, makeWorksHouse } from '#testing/works.ts';
import { archiveOfBuilding, changeDocument, fileDocument, listArchive, listArchiveStates, removeDocument } from '../../contract/archive.ts';
import { getBuilding, putTitle } from '../../contract/buildings.ts';
import {
  assignDifference,
  closeDifference,
  explainDifference,
  exportRun,
  getRun,
  listDifferences,
  listRuns,
  mendDifference,
  startRun,
} from '../../contract/reconciliations.ts';
import { changeRoom, getRoom } from '../../contract/rooms.ts';

let app: TestApp;
let house: AskingHouse;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'));
  house = await makeWorksHouse(app);
});
afterAll(() => app.close());

describe('the archive of a building', () => {
  it('is complete when it proves the status of ownership, and says what lacks', async () => {
    const { buildingId } = house;
    expect(await done(house.officer, archiveOfBuilding, { buildingId })).toMatchObject({
      complete: false,
      titleStatus: null,
      documents: [],
    });
    await done(house.officer, putTitle, { buildingId, status: 'filed', document: '示范权属备案〔2026〕1号' });
    const file = (category: 'drawing' | 'survey-report' | 'ownership-filing', number: string) =>
      house.officer.call(fileDocument, { buildingId, category, title: `示范${category}`, number, paperLocation: '档案室 3 柜' });
    expect((await file('drawing', '图1')).status).toBe(201);
    expect((await file('drawing', '图1')).problem).toMatchObject({ status: 409, code: 'office-space.archive_number_taken' });
    expect((await done(house.officer, archiveOfBuilding, { buildingId })).missing).toEqual(['ownership-filing', 'survey-report']);
    await file('survey-report', '测1');
    const filing = (await file('ownership-filing', '备1')).body;
    expect(await done(house.officer, archiveOfBuilding, { buildingId })).toMatchObject({
      complete: true,
      unscanned: ['ownership-filing', 'drawing', 'survey-report'],
    });
    expect((await done(house.officer, listArchiveStates, { complete: true })).items.map((s) => s.buildingId)).toContain(buildingId);

    const change = { documentId: filing.id, category: 'ownership-filing', title: '权属备案', number: '备2', version: 1 } as const;
    expect(await done(house.officer, changeDocument, change)).toMatchObject({ version: 2 });
    expect((await house.officer.call(changeDocument, change)).status).toBe(412);
    await done(house.officer, removeDocument, { documentId: filing.id, reason: '归错楼栋' });
    expect((await done(house.officer, archiveOfBuilding, { buildingId })).complete).toBe(false);
    expect((await done(house.officer, listArchive, { category: ['ownership-filing'] })).total).toBe(0);
    expect((await done(house.officer, listArchive, { category: ['ownership-filing'], withRemoved: true })).items[0]).toMatchObject({
      removedReason: '归错楼栋',
    });
  });

  it('is not for units that only use rooms in the building', async () => {
    await makeRoom(house);
    expect((await house.unitAdmin.call(getBuilding, { buildingId: house.buildingId })).status).toBe(200);
    expect((await house.unitAdmin.call(archiveOfBuilding, { buildingId: house.buildingId })).status).toBe(404);
    expect((await house.unitAdmin.call(fileDocument, { buildingId: house.buildingId, category: 'drawing', title: '图' })).status).toBe(403);
    expect((await done(house.unitAdmin, listArchive, {})).total).toBe(0);
  });
});

describe('a reconciliation', () => {
  it('keeps what differs, and each difference goes its way until the run is closed', async () => {
    const { buildingId } = house;
    const { version } = (await done(house.officer, getBuilding, { buildingId })) as { version: number };
    expect(version).toBeGreaterThan(0);
    await done(house.officer, putTitle, {
      buildingId,
      status: 'registered-to-goab',
      certificateNo: '苏(示范)0001',
      certificateAreaSqm: '8990',
      version: 1,
    });
    const roomId = await makeRoom(house, { usableAreaSqm: '20' });
    // As an old register states it: let, and nobody knows to whom.
    await app.asSystem((ctx) => ctx.client.query(`update places.room set state = 'let' where id = $1`, [roomId]));

    const run = await done(house.officer, startRun, { orgId: house.goab, reason: '年度对账' });
    expect(run).toMatchObject({ buildingCount: 1, differenceCount: 2 });
    const { items } = await done(house.officer, listDifferences, { runId: run.id });
    const of = (difference: string) => items.find((d) => d.difference === difference);
    expect(of('certificate-area')).toMatchObject({
      kind: 'ledger-certificate',
      ledgerSqm: '9000.00',
      otherSqm: '8990.00',
      differenceSqm: '-10.00',
      state: 'open',
    });
    expect(of('let-without-contract')).toMatchObject({ kind: 'ledger-ledger', ledgerSqm: '20.00' });

    const area = { differenceId: of('certificate-area')?.id as string };
    const let_ = { differenceId: of('let-without-contract')?.id as string };
    expect((await house.officer.call(closeDifference, { ...area, note: '无' })).problem.code).toBe('office-space.difference_state');
    await done(house.officer, assignDifference, { ...area, assignee: '示范档案员', dueOn: '2020-01-01' });
    expect((await done(house.officer, listDifferences, { runId: run.id, state: ['assigned'] })).items[0]).toMatchObject({ overdue: true });
    expect((await house.officer.call(mendDifference, let_)).problem).toMatchObject({
      status: 409,
      code: 'office-space.difference_remains',
    });
    const now = await done(house.officer, getRoom, { roomId });
    await done(house.officer, changeRoom, { roomId, state: 'vacant', version: now.version });
    expect(await done(house.officer, mendDifference, let_)).toMatchObject({ state: 'mended' });
    await done(house.officer, explainDifference, {
      ...area,
      explanation: '权证未含连廊 10 ㎡',
      papers: [{ category: 'evidence', title: '测绘说明' }],
    });
    await done(house.officer, closeDifference, { ...let_, note: '已更正' });
    expect((await done(house.officer, getRun, { runId: run.id })).closedOn).toBeNull();
    await done(house.officer, closeDifference, { ...area, note: '同意说明' });
    expect(await done(house.officer, getRun, { runId: run.id })).toMatchObject({ openCount: 0, byState: { closed: 2 } });
    expect((await done(house.officer, getRun, { runId: run.id })).closedOn).not.toBeNull();

    const sheet = await house.officer.call(exportRun, { runId: run.id });
    expect(sheet.status).toBe(200);
    expect(decodeURIComponent(String(sheet.headers['content-disposition']))).toContain('三方对账差异表');
    const stranger = app.actor({ permissions: [...house.officer.actor.reach.keys()], scope: [house.other] });
    expect((await stranger.call(exportRun, { runId: run.id })).status).toBe(404);
    expect((await done(stranger, listRuns, {})).total).toBe(0);
  });
});
