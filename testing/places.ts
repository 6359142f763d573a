import { placesPermissions } from '#kernel/places/contract/permissions.ts';
import { putBuildings, putRooms, type RoomRow } from '#kernel/places/server/public.ts';
import { newId } from '#shared/ids.ts';
import type { RoleName } from '#shared/permissions.ts';
import type { TestApp } from './app.ts';

/** Permissions on places that a role holds from the start. */
export const placeRightsOf = (role: RoleName): string[] =>
  Object.entries(placesPermissions)
    .filter(([, roles]) => (roles as readonly RoleName[]).includes(role))
    .map(([permission]) => permission);

let serial = 0;
/** A number of the run's own, for names and codes. */
export const serialNo = (): number => {
  serial += 1;
  return serial;
};

/** Divisions of this file: a city, one of its districts and a street of it. */
export async function makeDivisions(app: TestApp): Promise<{ city: string; district: string; street: string }> {
  await app.asSystem((ctx) =>
    ctx.client.query(`insert into org.division (code, name, level, parent_code, kind) values
      ('990100', '示范市', 'city', null, 'city'), ('990102', '示范区', 'county', '990100', 'district'), ('990102100', '示范街道', 'town', '990102', 'street')
      on conflict do nothing`),
  );
  return { city: '990100', district: '990102', street: '990102100' };
}

/** An active unit. */
export async function makePlaceUnit(app: TestApp, divisionCode = '990102', name = `示范单位${serialNo()}`): Promise<string> {
  const id = newId();
  await app.asSystem((ctx) =>
    ctx.client.query(
      `insert into org.unit (id, name, kind, admin_level, limit_level, division_code, founded_on, search_text)
       values ($1, $2, 'government', 'district', 'K', $3, '2010-01-01', $2)`,
      [id, name, divisionCode],
    ),
  );
  return id;
}

/** A building of three floors, managed by the unit. */
export async function makePlaceBuilding(app: TestApp, orgId: string, name = `示范楼${serialNo()}`): Promise<string> {
  const row = { orgId, code: `B${serialNo()}`, name, divisionCode: '990102', storeysAbove: 3 };
  return (await app.asSystem((ctx) => putBuildings(ctx, [row])))[0]?.id ?? '';
}

export const roomRow = (buildingId: string, orgId: string, facts: Partial<RoomRow> = {}): RoomRow => ({
  buildingId,
  orgId,
  code: `R${serialNo()}`,
  level: 1,
  name: '示范办公室',
  kind: 'office',
  usableAreaSqm: '18.00',
  ...facts,
});

/** A room, an office of 18 m² on the first floor unless told. */
export const makePlaceRoom = async (app: TestApp, buildingId: string, orgId: string, facts: Partial<RoomRow> = {}): Promise<string> =>
  (await app.asSystem((ctx) => putRooms(ctx, [roomRow(buildingId, orgId, facts)])))[0]?.id ?? '';
