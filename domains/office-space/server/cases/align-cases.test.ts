import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { getCase, listCases } from '#capabilities/cases/contract/cases.ts';
import { casesPermissions } from '#capabilities/cases/contract/permissions.ts';
import { recheckCase } from '#capabilities/cases/contract/steps.ts';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { all, makeHouse, makePerson, makeRoom } from '#testing/office-space.ts';
import { assignRoom } from '../../contract/occupancies.ts';
import { changeRoom, getRoom } from '../../contract/rooms.ts';
import { decideSetting } from '../../contract/settings.ts';
import { listAlarms } from '../../contract/verdicts.ts';
import { alignCases } from './on-alarms-changed.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'));
});
afterAll(() => app?.close());

const from = '2024-01-01';
const office = [...all, ...Object.keys(casesPermissions)];

/** A room of 24 m² for one person of rank M5: over its limit by far, so a red alarm. */
async function overLimit(): Promise<{ inspector: TestActor; unit: string; roomId: string }> {
  const house = await makeHouse(app);
  const roomId = await makeRoom(house, { usableAreaSqm: '24' });
  const inspector = app.actor({ permissions: office, scope: [house.goab, house.unit], orgId: house.goab });
  await inspector.call(assignRoom, { roomId, personIds: [await makePerson(app, house.unit, 'M5')], from });
  await app.settle();
  return { inspector, unit: house.unit, roomId };
}
const casesOfUnit = async (inspector: TestActor, unit: string) =>
  (await inspector.call(listCases, { orgId: [unit], running: 'false', pageSize: 200 })).body.items;
const shrink = async (inspector: TestActor, roomId: string, usableAreaSqm: string) => {
  const { version } = (await inspector.call(getRoom, { roomId })).body;
  const answer = await inspector.call(changeRoom, { roomId, usableAreaSqm, version });
  expect(answer.status).toBe(200);
};

describe('alarms become cases', () => {
  it('a red alarm opens one case with rule, clause and figures; a yellow one none', async () => {
    const { inspector, unit, roomId } = await overLimit();
    const alarms = (await inspector.call(listAlarms, { orgId: [unit] })).body.items;
    expect(alarms.map((a) => [a.code, a.level]).sort()).toEqual([
      ['A1', 'red'],
      ['A6', 'yellow'],
    ]);
    const opened = await casesOfUnit(inspector, unit);
    expect(opened).toMatchObject([{ itemCode: 'N-OS-1', severity: 'C', origin: 'rule', state: 'clue', subjectId: roomId }]);
    const c = (await inspector.call(getCase, { caseId: opened[0]?.id as string })).body;
    expect(c.figures).toMatchObject({ actual: '24.00', over: expect.any(String), limit: expect.any(String), unit: 'sqm' });
    expect([c.ruleCode, c.clause, c.recheckable, c.subjectPath]).toEqual([
      'A1',
      'standard-2014.room-limit',
      true,
      `/office-space/rooms/${roomId}`,
    ]);
    await app.asSystem((ctx) => alignCases(ctx, unit));
    expect(await casesOfUnit(inspector, unit)).toHaveLength(1);
  });

  it('the alarm names its case', async () => {
    const { inspector, unit } = await overLimit();
    const [opened] = await casesOfUnit(inspector, unit);
    const alarms = (await inspector.call(listAlarms, { orgId: [unit] })).body.items;
    expect(alarms.find((a) => a.code === 'A1')?.case).toMatchObject({ id: opened?.id, state: 'clue' });
    expect(alarms.find((a) => a.code === 'A6')?.case).toBeNull();
  });

  it('figures of today follow the alarm, and the case clears with it', async () => {
    const { inspector, unit, roomId } = await overLimit();
    const [opened] = await casesOfUnit(inspector, unit);
    const caseId = opened?.id as string;
    await shrink(inspector, roomId, '22');
    await app.settle();
    const now = (await inspector.call(getCase, { caseId })).body;
    expect([now.figures.actual, now.figuresNow?.actual, now.state]).toEqual(['24.00', '22.00', 'clue']);
    await shrink(inspector, roomId, '9');
    await app.settle();
    expect((await inspector.call(getCase, { caseId })).body).toMatchObject({ state: 'closed', closedHow: 'rule' });
  });

  it('a recheck closes the case once the room is put right, and not before', async () => {
    const { inspector, unit, roomId } = await overLimit();
    const [opened] = await casesOfUnit(inspector, unit);
    const caseId = opened?.id as string;
    const before = await inspector.call(recheckCase, { caseId });
    expect(before.body).toMatchObject({ clear: false, state: 'clue', figures: { actual: '24.00' } });
    await shrink(inspector, roomId, '9');
    const after = await inspector.call(recheckCase, { caseId });
    expect(after.body).toMatchObject({ clear: true, state: 'closed' });
    await app.settle();
    expect(await casesOfUnit(inspector, unit)).toHaveLength(1);
  });

  it('follows the setting: yellow alarms too, of the codes named', async () => {
    const { inspector, unit } = await overLimit();
    const everywhere = app.actor({ permissions: office, scope: 'all' });
    const decide = (key: 'caseFromLevel' | 'caseAlarmCodes', value: string) =>
      everywhere.call(decideSetting, { key, value, validFrom: '2026-01-01', document: '示范督〔2026〕1号' });
    expect((await decide('caseFromLevel', 'yellow')).status).toBe(200);
    expect((await decide('caseAlarmCodes', 'A6')).status).toBe(200);
    await app.asSystem((ctx) => alignCases(ctx, unit));
    expect((await casesOfUnit(inspector, unit)).map((c) => c.itemCode).sort()).toEqual(['N-OS-1', 'P-OS-3']);
    expect((await decide('caseAlarmCodes', 'A6;drop')).status).toBe(400);
  });
});
