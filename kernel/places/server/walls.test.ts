import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { APP_ROLE } from '#kernel/db/connect.ts';
import { newId } from '#shared/ids.ts';
import { startTestApp, type TestApp } from '#testing/app.ts';
import { makeDivisions, makePlaceBuilding, makePlaceRoom, makePlaceUnit, serialNo } from '#testing/places.ts';
import { places } from './domain.ts';
import { putCampuses } from './public.ts';

let app: TestApp;
let manager: string;
const clients: pg.Client[] = [];
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains: [places] });
  await makeDivisions(app);
  manager = await makePlaceUnit(app);
});
afterAll(async () => {
  for (const c of clients) await c.end();
  await app.close();
});

/** A connection of the request role within these units, in a transaction of its own. */
async function within(scope: readonly string[]): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: app.url });
  await client.connect();
  clients.push(client);
  await client.query(`begin; set local role ${APP_ROLE}; select set_config('app.scope', '{${scope.join()}}', true)`);
  return client;
}

async function count(client: pg.Client, sql: string, ...values: unknown[]): Promise<number> {
  return (await client.query(`select count(*)::int as n from ${sql}`, values)).rows[0].n;
}

const usersOf = (buildingId: string) =>
  app.asSystem(async (ctx) => {
    const { rows } = await ctx.client.query<{ org_id: string }>('select org_id from places.building_user where building_id = $1', [
      buildingId,
    ]);
    return rows.map((r) => r.org_id).sort();
  });

const enter = `insert into places.room (id, org_id, building_id, floor_id, code, name, kind, search_text)
  select $1, $2, $3, (select id from places.floor where building_id = $3 and level = 1), $4, '示范办公室', 'office', ''`;
const enterRoom = async (client: pg.Client, orgId: string, buildingId: string): Promise<string> => {
  const id = newId();
  await client.query(enter, [id, orgId, buildingId, `W${serialNo()}`]);
  return id;
};

describe('the walls of places', () => {
  it('show a unit the building, floors and campus of its rooms, and no room of others', async () => {
    const user = await makePlaceUnit(app);
    const buildingId = await makePlaceBuilding(app, manager);
    const [campus] = await app.asSystem((ctx) =>
      putCampuses(ctx, [{ orgId: manager, code: `W${serialNo()}`, name: '示范院区', divisionCode: '990102' }]),
    );
    await app.asSystem((ctx) => ctx.client.query('update places.building set campus_id = $1 where id = $2', [campus?.id, buildingId]));
    const hidden = await makePlaceBuilding(app, manager);
    await makePlaceRoom(app, buildingId, manager);
    const before = await within([user]);
    for (const table of ['campus', 'building', 'floor', 'room', 'building_user'])
      expect(await count(before, `places.${table}`), table).toBe(0);
    await makePlaceRoom(app, buildingId, user);
    const after = await within([user]);
    expect(await count(after, 'places.building where id = $1', buildingId)).toBe(1);
    expect(await count(after, 'places.campus where id = $1', campus?.id)).toBe(1);
    expect(await count(after, 'places.floor where building_id = $1', buildingId)).toBe(3);
    expect(await count(after, 'places.room')).toBe(1);
    expect(await count(after, 'places.building_user')).toBe(1);
    expect(await count(after, 'places.building where id = $1', hidden)).toBe(0);
    expect(await count(after, 'places.floor where building_id = $1', hidden)).toBe(0);
  });

  it('let nobody write a building, floor or campus that is only seen', async () => {
    const user = await makePlaceUnit(app);
    const buildingId = await makePlaceBuilding(app, manager);
    await makePlaceRoom(app, buildingId, user);
    const client = await within([user]);
    expect((await client.query(`update places.building set name = '改'`)).rowCount).toBe(0);
    expect((await client.query(`update places.floor set name = '改'`)).rowCount).toBe(0);
    expect((await client.query(`delete from places.floor where level = 3`)).rowCount).toBe(0);
    const insert = client.query('insert into places.floor (id, building_id, level, name) values ($1, $2, 9, $3)', [
      newId(),
      buildingId,
      '9层',
    ]);
    await expect(insert).rejects.toMatchObject({ code: '42501' });
    const managing = await within([manager]);
    expect((await managing.query(`delete from places.floor where building_id = $1 and level = 3`, [buildingId])).rowCount).toBe(1);
  });

  it('let no room be hung into a building out of sight, nor onto a floor of another building', async () => {
    const user = await makePlaceUnit(app);
    const hidden = await makePlaceBuilding(app, manager);
    const own = await makePlaceBuilding(app, user);
    const { rows } = await app.asSystem((ctx) =>
      ctx.client.query<{ id: string }>('select id from places.floor where building_id = $1 and level = 1', [hidden]),
    );
    const put = async (buildingId: string) => {
      const client = await within([user]);
      return client.query(
        `insert into places.room (id, org_id, building_id, floor_id, code, name, kind, search_text) values ($1, $2, $3, $4, 'W', '示范', 'office', '')`,
        [newId(), user, buildingId, rows[0]?.id],
      );
    };
    await expect(put(hidden)).rejects.toMatchObject({ code: '42501' });
    await expect(put(own)).rejects.toMatchObject({ constraint: 'room_floor' });
    const roomId = await makePlaceRoom(app, own, user);
    const mover = await within([user]);
    const move = mover.query('update places.room set building_id = $2, floor_id = $3 where id = $1', [roomId, hidden, rows[0]?.id]);
    await expect(move).rejects.toMatchObject({ code: '42501' });
  });
});

describe('who uses a building', () => {
  it('follows rooms entered, handed over, moved and removed', async () => {
    const [a, b] = [await makePlaceUnit(app), await makePlaceUnit(app)];
    const [house, annex] = [await makePlaceBuilding(app, manager), await makePlaceBuilding(app, manager)];
    const first = await makePlaceRoom(app, house, a);
    const second = await makePlaceRoom(app, house, a);
    expect(await usersOf(house)).toEqual([a]);
    const run = (sql: string, ...values: unknown[]) => app.asSystem((ctx) => ctx.client.query(sql, values));
    await run('update places.room set org_id = $2 where id = $1', first, b);
    expect(await usersOf(house)).toEqual([a, b].sort());
    await run('update places.room set org_id = $2 where id = $1', second, b);
    expect(await usersOf(house)).toEqual([b]);
    await run(
      'update places.room set building_id = $2, floor_id = (select id from places.floor where building_id = $2 and level = 1) where id = $1',
      second,
      annex,
    );
    expect([await usersOf(house), await usersOf(annex)]).toEqual([[b], [b]]);
    await run('delete from places.room where id = $1', first);
    expect(await usersOf(house)).toEqual([]);
  });

  it('keeps a unit that enters a room while its last other room is taken away', async () => {
    const user = await makePlaceUnit(app);
    const buildingId = await makePlaceBuilding(app, manager);
    const last = await makePlaceRoom(app, buildingId, user);
    const [entering, removing] = [await within([user, manager]), await within([user, manager])];
    const added = await enterRoom(entering, user, buildingId);
    const removed = removing.query('delete from places.room where id = $1', [last]);
    await new Promise((resolve) => setTimeout(resolve, 150));
    await entering.query('commit');
    expect((await removed).rowCount).toBe(1);
    await removing.query('commit');
    expect(await usersOf(buildingId)).toEqual([user]);
    await app.asSystem((ctx) => ctx.client.query('delete from places.room where id = $1', [added]));
    expect(await usersOf(buildingId)).toEqual([]);
  });

  it('enters the unit anew when the removal commits first', async () => {
    const user = await makePlaceUnit(app);
    const buildingId = await makePlaceBuilding(app, manager);
    const last = await makePlaceRoom(app, buildingId, user);
    const [removing, entering] = [await within([user, manager]), await within([user, manager])];
    await removing.query('delete from places.room where id = $1', [last]);
    const entered = enterRoom(entering, user, buildingId);
    await new Promise((resolve) => setTimeout(resolve, 150));
    await removing.query('commit');
    await entered;
    await entering.query('commit');
    expect(await usersOf(buildingId)).toEqual([user]);
  });

  it('forgets the unit when its last two rooms are removed at once', async () => {
    const user = await makePlaceUnit(app);
    const buildingId = await makePlaceBuilding(app, manager);
    const rooms = [await makePlaceRoom(app, buildingId, user), await makePlaceRoom(app, buildingId, user)];
    const [one, two] = [await within([user]), await within([user])];
    await one.query('delete from places.room where id = $1', [rooms[0]]);
    const second = two.query('delete from places.room where id = $1', [rooms[1]]);
    await new Promise((resolve) => setTimeout(resolve, 150));
    await one.query('commit');
    await second;
    await two.query('commit');
    expect(await usersOf(buildingId)).toEqual([]);
  });

  it('holds under a storm of rooms entered and removed by many at once', async () => {
    const users = [await makePlaceUnit(app), await makePlaceUnit(app)];
    const buildings = [await makePlaceBuilding(app, manager), await makePlaceBuilding(app, manager)];
    let seed = 7;
    const chance = (n: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return (seed >> 12) % n;
    };
    const worker = async (): Promise<void> => {
      const mine: string[] = [];
      for (let i = 0; i < 40; i++) {
        await app.asSystem(async (ctx) => {
          const at = chance(mine.length + 1);
          const gone = mine[at];
          if (gone && chance(2) === 0) {
            await ctx.client.query('delete from places.room where id = $1', [gone]);
            mine.splice(at, 1);
          } else {
            const id = newId();
            await ctx.client.query(enter, [id, users[chance(2)], buildings[chance(2)], newId()]);
            mine.push(id);
          }
        });
      }
    };
    await Promise.all(Array.from({ length: 6 }, worker));
    const { rows } = await app.asSystem((ctx) =>
      ctx.client.query<{ building_id: string; org_id: string; kept: boolean; used: boolean }>(
        `select building_id, org_id, u.org_id is not null as kept, r.org_id is not null as used
         from (select * from places.building_user where building_id = any($1)) u
         full join (select distinct building_id, org_id from places.room where building_id = any($1)) r using (building_id, org_id)`,
        [buildings],
      ),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((r) => r.kept !== r.used)).toEqual([]);
  });

  it('lets rooms of one unit and building be changed by two at once', async () => {
    const user = await makePlaceUnit(app);
    const buildingId = await makePlaceBuilding(app, manager);
    const rooms = [await makePlaceRoom(app, buildingId, user), await makePlaceRoom(app, buildingId, user)];
    const [one, two] = [await within([user]), await within([user])];
    await two.query(`set local lock_timeout = '2s'`);
    const rename = (client: pg.Client, id: string | undefined) => client.query(`update places.room set name = '改名' where id = $1`, [id]);
    await rename(one, rooms[0]);
    expect((await rename(two, rooms[1])).rowCount).toBe(1);
    await enterRoom(one, user, buildingId);
    await enterRoom(two, user, buildingId);
    await one.query('commit');
    await two.query('commit');
  });

  it('is written by the trigger alone', async () => {
    const user = await makePlaceUnit(app);
    const client = await within([user]);
    const call = client.query('select places.hold_building_users($1, $2)', [[newId()], [user]]);
    await expect(call).rejects.toMatchObject({ code: '42501' });
  });
});
