import { createBuilding, getBuilding } from '#domains/office-space/contract/buildings.ts';
import { createRoom } from '#domains/office-space/contract/rooms.ts';
import { officeSpace } from '#domains/office-space/server/domain.ts';
import { newId } from '#shared/ids.ts';
import type { TestActor, TestApp } from './app.ts';

export const all = Object.keys(officeSpace.permissions);
/** The permissions of a role from the start. */
export const rightsOf = (role: 'staff' | 'unit-admin' | 'officer' | 'leader' | 'inspector'): string[] =>
  Object.entries(officeSpace.permissions)
    .filter(([, roles]) => (roles as readonly string[]).includes(role))
    .map(([permission]) => permission);

let serial = 0;
const next = (): number => {
  serial += 1;
  return serial;
};

/** A division of the test's own, so that statistics of one test never meet those of another. */
export async function makeDivision(app: TestApp): Promise<string> {
  const code = String(330000 + next());
  await app.asSystem((ctx) =>
    ctx.client.query(`insert into org.division (code, name, level, kind) values ($1, $2, 'county', 'district')`, [code, `示范区${code}`]),
  );
  return code;
}

/** A unit; `establishment` are approved posts per rank since 2020. */
export async function makeUnit(
  app: TestApp,
  divisionCode: string,
  options: { parentId?: string; level?: string; establishment?: Record<string, number>; name?: string; kind?: string } = {},
): Promise<string> {
  const id = newId();
  const name = options.name ?? `示范单位${next()}`;
  await app.asSystem(async (ctx) => {
    await ctx.client.query(
      `insert into org.unit (id, parent_id, name, kind, admin_level, limit_level, division_code, founded_on, search_text)
       values ($1, $2, $3, $4, 'city', $5, $6, '2010-01-01', $3)`,
      [id, options.parentId ?? null, name, options.kind ?? 'government', options.level ?? 'M', divisionCode],
    );
    for (const [rank, n] of Object.entries(options.establishment ?? {})) {
      await ctx.client.query(
        `insert into org.establishment (id, org_id, rank_code, approved, during) values ($1, $2, $3, $4, '[2020-01-01,)')`,
        [newId(), id, rank, n],
      );
    }
  });
  return id;
}

/** A person with a main post in the unit since 2020. */
export async function makePerson(app: TestApp, orgId: string, rank: string, name = `张三${next()}`): Promise<string> {
  const id = newId();
  await app.asSystem(async (ctx) => {
    await ctx.client.query('insert into org.person (id, org_id, name, staff_no, search_text) values ($1, $2, $3, $4, $3)', [
      id,
      orgId,
      name,
      `S${next()}`,
    ]);
    await makePostIn(ctx.client, id, orgId, rank, true, '[2020-01-01,)');
  });
  return id;
}

const makePostIn = (
  client: { query: (text: string, values: unknown[]) => Promise<unknown> },
  personId: string,
  orgId: string,
  rank: string,
  main: boolean,
  during: string,
) =>
  client.query(
    `insert into org.post (id, org_id, person_id, title, rank_code, is_main, during) values ($1, $2, $3, '示范岗位', $4, $5, $6::daterange)`,
    [newId(), orgId, personId, rank, main, during],
  );
/** A concurrent post in another unit. */
export const makePost = (app: TestApp, personId: string, orgId: string, rank: string, during: string): Promise<unknown> =>
  app.asSystem((ctx) => makePostIn(ctx.client, personId, orgId, rank, false, during));

export interface House {
  readonly divisionCode: string;
  /** The government-offices administration: it manages the building. */
  readonly goab: string;
  readonly unit: string;
  readonly buildingId: string;
  readonly floorId: string;
  /** Officer of the administration over all units of the house. */
  readonly officer: TestActor;
  /** Administrator of the using unit alone. */
  readonly unitAdmin: TestActor;
}

/** An administration with a building of two floors and one unit that uses it. */
export async function makeHouse(app: TestApp, options: { level?: string; establishment?: Record<string, number> } = {}): Promise<House> {
  const divisionCode = await makeDivision(app);
  const goab = await makeUnit(app, divisionCode, { kind: 'administration' });
  const unit = await makeUnit(app, divisionCode, { parentId: goab, ...options });
  const officer = app.actor({ permissions: rightsOf('officer'), scope: [goab, unit], orgId: goab });
  const unitAdmin = app.actor({ permissions: rightsOf('unit-admin'), scope: [unit] });
  const made = await officer.call(createBuilding, {
    orgId: goab,
    code: `B${next()}`,
    name: '示范大楼',
    divisionCode,
    storeysAbove: 2,
    buildingAreaSqm: '9000',
    usableAreaSqm: '6000',
    longitude: 119.95,
    latitude: 31.78,
  });
  const { floors } = (await officer.call(getBuilding, { buildingId: made.body.id })).body;
  return { divisionCode, goab, unit, buildingId: made.body.id, floorId: floors.at(-1)?.id ?? '', officer, unitAdmin };
}

/** A room of the house; an office of 18 m² unless told. */
export async function makeRoom(
  house: House,
  options: Partial<{ kind: 'office' | 'service' | 'equipment' | 'ancillary'; usableAreaSqm: string; orgId: string; code: string }> = {},
): Promise<string> {
  const answer = await house.officer.call(createRoom, {
    orgId: options.orgId ?? house.unit,
    buildingId: house.buildingId,
    floorId: house.floorId,
    code: options.code ?? `R${next()}`,
    name: '示范办公室',
    kind: options.kind ?? 'office',
    usableAreaSqm: options.usableAreaSqm ?? '18',
  });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.problem));
  return answer.body.id;
}
