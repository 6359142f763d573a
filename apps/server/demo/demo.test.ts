import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { getRoom } from '#domains/office-space/contract/rooms.ts';
import { useOfRoom } from '#domains/office-space/contract/use.ts';
import { listAlarms } from '#domains/office-space/contract/verdicts.ts';
import { startTestApp, type TestApp } from '#testing/app.ts';
import type { City } from './city.ts';
import { loadCity } from './load-city.ts';

let t: TestApp;
let city: City;

beforeAll(async () => {
  t = await startTestApp(inject('postgresUrl'));
  city = await loadCity((work) => t.asSystem(work), { city: '3204', size: 'small', say: () => {} });
  await t.settle();
});
afterAll(() => t.close());

const roomId = (room: { building: string; code: string }) => city.rooms.get(`${room.building}/${room.code}`) as string;
const reader = () =>
  t.actor({ permissions: ['office-space.room.read', 'office-space.alarm.read', 'office-space.occupancy.read'], scope: 'all' });

async function alarmsOf(subjectId: string): Promise<{ code: string; level: string; facts: Record<string, unknown> }[]> {
  const { rows } = await t.asSystem((ctx) =>
    sql<{
      code: string;
      level: string;
      facts: Record<string, unknown>;
    }>`select code, level, facts from office_space.alarm where subject_id = ${subjectId} and cleared_on is null order by code`.execute(
      ctx.db,
    ),
  );
  return rows;
}

describe('the demonstration city', () => {
  it('stands on the real divisions of Changzhou, without an orphan', async () => {
    const { rows } = await t.asSystem((ctx) =>
      sql<{
        level: string;
        n: number;
        zones: number;
      }>`select level, count(*) as n, count(*) filter (where not administrative) as zones from org.division
        where code like '3204%' and valid_to is null group by level order by level`.execute(ctx.db),
    );
    expect(rows.map((r) => [r.level, r.n])).toEqual([
      ['city', 1],
      ['county', 6],
      ['town', 67],
      ['village', 1049],
    ]);
    expect(rows.find((r) => r.level === 'town')?.zones).toBe(9);
    const orphans = await t.asSystem((ctx) =>
      sql`select 1 from org.division d where d.level <> 'province' and not exists (select 1 from org.division p where p.code = d.parent_code)`.execute(
        ctx.db,
      ),
    );
    expect(orphans.rows).toEqual([]);
  });

  it('has units on four levels, all with a valid credit code and an invented name', async () => {
    const { rows } = await t.asSystem((ctx) =>
      sql<{ level: string }>`select distinct admin_level as level from org.unit order by 1`.execute(ctx.db),
    );
    expect(rows.map((r) => r.level)).toEqual(['city', 'district', 'town', 'village']);
    expect(city.plan.units.every((u) => u.name.includes('示范'))).toBe(true);
  });

  it('finds no fault in a shared room of 24 m² for one M4 and one M5 (allowed 27)', async () => {
    expect((await alarmsOf(roomId(city.plan.planted.sharedFits))).filter((a) => a.code === 'A1')).toEqual([]);
    const use = await reader().call(useOfRoom, { roomId: roomId(city.plan.planted.sharedFits) });
    expect(use.status).toBe(200);
    expect(JSON.stringify(use.body)).toContain('27.00');
  });

  it('finds 18.60 m² for one M4 over by 0.60, 3.33 %, yellow', async () => {
    const [alarm] = (await alarmsOf(roomId(city.plan.planted.overBy060))).filter((a) => a.code === 'A1');
    expect(alarm?.level).toBe('yellow');
    expect(JSON.stringify(alarm?.facts)).toContain('0.60');
    expect(JSON.stringify(alarm?.facts)).toContain('3.33');
  });

  it('finds the second office of a leader whose post there ended more than two months ago', async () => {
    const alarms = await alarmsOf(city.people.get(city.plan.planted.twoOffices.person.key) as string);
    expect(alarms.some((a) => a.code === 'A2' || a.code === 'A3')).toBe(true);
    expect(alarms.every((a) => a.level === 'red')).toBe(true);
  });

  it('finds the retired person who still sits, and has opened the task to take the office back', async () => {
    const personId = city.people.get(city.plan.planted.retiredSeated.person.key) as string;
    expect((await alarmsOf(personId)).map((a) => a.code)).toContain('A3');
    const { rows } = await t.asSystem((ctx) =>
      sql<{ reason: string }>`select reason from office_space.reclaim where person_id = ${personId} and done_on is null`.execute(ctx.db),
    );
    expect(rows).toEqual([{ reason: 'retirement' }]);
  });

  it('marks the approved area that follows the values of 1999', async () => {
    const orgId = city.units.get(city.plan.planted.obsolete1999) as string;
    const { rows } = await t.asSystem((ctx) =>
      sql<{ obsolete: boolean }>`select obsolete_values as obsolete from office_space.approved_area where org_id = ${orgId}`.execute(
        ctx.db,
      ),
    );
    expect(rows).toEqual([{ obsolete: true }]);
    const others = await t.asSystem((ctx) =>
      sql<{ n: number }>`select count(*) as n from office_space.approved_area where obsolete_values and org_id <> ${orgId}`.execute(ctx.db),
    );
    expect(others.rows[0]?.n).toBe(0);
  });

  it('finds the idle floor and the certificate that contradicts the register', async () => {
    const { idleFloor, contradicted } = city.plan.planted;
    const idle = city.plan.places.rooms.filter((r) => r.building === idleFloor.building && r.level === idleFloor.level);
    expect(idle.length).toBeGreaterThan(3);
    for (const room of idle) expect((await alarmsOf(roomId(room))).map((a) => a.code)).toContain('A8');
    expect((await alarmsOf(city.buildings.get(contradicted) as string)).map((a) => a.code)).toContain('A7');
  });

  it('shows a room and the alarms to who may read them', async () => {
    const room = await reader().call(getRoom, { roomId: roomId(city.plan.planted.overBy060) });
    expect(room.body).toMatchObject({ usableAreaSqm: '18.60', occupantCount: 1 });
    const alarms = await reader().call(listAlarms, { code: ['A1'] });
    expect(alarms.body.total).toBeGreaterThan(0);
  });
});
