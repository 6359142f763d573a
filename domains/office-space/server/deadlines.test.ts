import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { retirePerson } from '#kernel/org/contract/people.ts';
import { orgPermissions } from '#kernel/org/contract/permissions.ts';
import { startTestApp, type TestApp } from '#testing/app.ts';
import { all, makeHouse, makePerson, makeRoom } from '#testing/office-space.ts';
import { putTitle } from '../contract/buildings.ts';
import { assignRoom, listReclaims } from '../contract/occupancies.ts';
import { listAlarms } from '../contract/verdicts.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'));
});
afterAll(() => app?.close());

describe('deadlines in working days', () => {
  it('a reclaim and its alarm count working days as the calendar has them, backwards once they have passed', async () => {
    const house = await makeHouse(app);
    const officer = app.actor({
      permissions: [...all, ...Object.keys(orgPermissions)],
      scope: [house.goab, house.unit],
      orgId: house.goab,
    });
    const personId = await makePerson(app, house.unit, 'M5');
    await officer.call(assignRoom, { roomId: await makeRoom(house), personIds: [personId], from: '2024-01-01' });
    app.setNow(new Date('2026-09-01T10:00:00+08:00'));
    expect((await officer.call(retirePerson, { personId, on: '2026-09-01', reason: '到龄退休', version: 1 })).status).toBe(200);
    await app.settle();
    const reclaim = async () => (await officer.call(listReclaims, { orgId: [house.unit] })).body.items[0];
    // One month later is 1 October, a holiday. After the 1st September 2026 has 21 weekdays; the 25th is Mid-Autumn, Sunday the 20th is worked for it.
    const begun = await reclaim();
    expect(begun).toMatchObject({ dueOn: '2026-10-01', overdue: false });
    expect(begun?.workingDaysLeft).toBe(21);
    app.setNow(new Date('2026-10-09T10:00:00+08:00'));
    // The holiday ends on the 7th: the 8th is the one working day since.
    expect(await reclaim()).toMatchObject({ overdue: true, workingDaysLeft: -1 });
    app.setNow(null);
  });
});

describe('a building without rooms', () => {
  it('stops differing from its ledger for that reason with its first room, and not only after the night', async () => {
    const house = await makeHouse(app);
    const facts = {
      buildingId: house.buildingId,
      status: 'registered-to-goab',
      certificateNo: '示范不动产权D1',
      certificateAreaSqm: '9000',
    } as const;
    expect((await house.officer.call(putTitle, facts)).status).toBe(200);
    const differences = async () => {
      const { items } = (await house.officer.call(listAlarms, { subjectId: house.buildingId, code: ['A7'] })).body;
      return items.flatMap((a) => a.facts.differences as string[]);
    };
    expect(await differences()).toContain('no-rooms');
    await makeRoom(house);
    // Whether it clears in the transaction or by the worker, nobody waits for the night.
    await app.settle();
    expect(await differences()).not.toContain('no-rooms');
  });
});
