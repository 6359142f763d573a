import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { listHistory } from '#kernel/audit/contract/entries.ts';
import { audit } from '#kernel/audit/server/domain.ts';
import { newId } from '#shared/ids.ts';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { makeDivisions, makePlaceBuilding, makePlaceRoom, makePlaceUnit, placeRightsOf, serialNo } from '#testing/places.ts';
import { changeBuilding, createBuilding, getBuilding, listBuildings, listFloors, putFloors } from '../contract/buildings.ts';
import { changeCampus, createCampus, getCampus, listCampuses } from '../contract/campuses.ts';
import { getRoom } from '../contract/rooms.ts';
import { places } from './domain.ts';

let app: TestApp;
let unit: string;
let user: string;
let officer: TestActor;
let staff: TestActor;
let stranger: TestActor;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains: [places, audit] });
  await makeDivisions(app);
  unit = await makePlaceUnit(app, '990102', '示范机关事务管理局');
  user = await makePlaceUnit(app, '990102', '示范使用单位');
  officer = app.actor({ permissions: [...placeRightsOf('officer'), 'audit.history.read'], scope: [unit] });
  staff = app.actor({ permissions: placeRightsOf('staff'), scope: [user] });
  stranger = app.actor({ permissions: placeRightsOf('officer'), scope: [await makePlaceUnit(app)] });
});
afterAll(() => app.close());

const campusFacts = () => ({ orgId: unit, code: `C${serialNo()}`, name: '示范行政中心', divisionCode: '990102' });
const buildingFacts = () => ({ orgId: unit, code: `B${serialNo()}`, name: '示范主楼', divisionCode: '990102100' });

describe('campuses', () => {
  it('are entered, listed, changed and remembered', async () => {
    const facts = { ...campusFacts(), address: '示范路 1 号', longitude: 119.97412345678, latitude: '31.810000', landAreaSqm: '25000.5' };
    const made = await officer.call(createCampus, facts);
    expect(made.status).toBe(201);
    const campusId = made.body.id;
    const got = await officer.call(getCampus, { campusId });
    expect(got.body).toMatchObject({
      orgName: '示范机关事务管理局',
      divisionName: '示范区',
      longitude: '119.974123',
      latitude: '31.810000',
      landAreaSqm: '25000.50',
      buildingCount: 0,
      version: 1,
      abilities: { change: true },
    });
    const changed = await officer.call(changeCampus, { campusId, version: 1, name: '示范政务中心', address: null });
    expect(changed.body).toEqual({ id: campusId, version: 2 });
    for (const q of ['政务中心', 'zhengwu', 'SFZW', facts.code]) {
      const { body } = await officer.call(listCampuses, { q });
      expect(
        body.items.map((c) => c.id),
        q,
      ).toContain(campusId);
      expect(body.abilities).toEqual({ create: true });
    }
    expect((await officer.call(listCampuses, { q: '行政中心', pageSize: 200 })).body.items.map((c) => c.id)).not.toContain(campusId);
    const history = await officer.call(listHistory, { subjectKind: 'campus', subjectId: campusId });
    expect(history.body.items.map((e) => [e.action, e.before, e.after])).toEqual([
      ['places.campus.changed', { name: '示范行政中心', address: '示范路 1 号' }, { name: '示范政务中心', address: null }],
      ['places.campus.created', null, expect.objectContaining({ code: facts.code })],
    ]);
  });

  it('refuse a taken number, a stale version, unknown divisions and units, by name', async () => {
    const facts = campusFacts();
    const { id } = (await officer.call(createCampus, facts)).body;
    expect((await officer.call(createCampus, facts)).problem).toMatchObject({ status: 409, code: 'places.campus_code_taken' });
    expect((await officer.call(changeCampus, { campusId: id, version: 7, name: '示范' })).problem).toMatchObject({
      status: 412,
      code: 'stale',
    });
    expect((await officer.call(createCampus, { ...campusFacts(), divisionCode: '998877' })).problem.code).toBe('places.division_unknown');
    for (const orgId of [newId(), user]) {
      const { problem } = await officer.call(createCampus, { ...campusFacts(), orgId });
      expect(problem).toMatchObject({ status: 422, code: 'places.unit_unknown', issues: [{ path: 'orgId' }] });
    }
    const wrong = await officer.call(createCampus, { ...campusFacts(), divisionCode: '99', longitude: 181, landAreaSqm: '1.234' });
    expect(wrong.problem.issues?.map((i) => [i.path, i.code])).toEqual([
      ['divisionCode', 'places.division_code'],
      ['longitude', 'places.degrees'],
      ['landAreaSqm', 'decimal_places'],
    ]);
    expect((await officer.call(getCampus, { campusId: id })).body.version).toBe(1);
  });

  it('are behind the wall', async () => {
    const { id: campusId } = (await officer.call(createCampus, campusFacts())).body;
    expect((await stranger.call(getCampus, { campusId })).status).toBe(404);
    expect((await stranger.call(changeCampus, { campusId, version: 1, name: '示范' })).status).toBe(404);
    expect((await stranger.call(listCampuses, {})).body).toMatchObject({ items: [], total: 0 });
    expect((await staff.call(createCampus, campusFacts())).status).toBe(403);
    expect((await app.nobody.call(listCampuses, {})).status).toBe(401);
  });
});

describe('buildings', () => {
  it('come with the floors of their storeys, and grow', async () => {
    const { id: campusId } = (await officer.call(createCampus, campusFacts())).body;
    const made = await officer.call(createBuilding, {
      ...buildingFacts(),
      campusId,
      storeysAbove: 3,
      storeysBelow: 1,
      buildingAreaSqm: '5000',
    });
    const buildingId = made.body.id;
    const one = (await officer.call(getBuilding, { buildingId })).body;
    expect(one.floors.map((f) => [f.level, f.name])).toEqual([
      [3, '3层'],
      [2, '2层'],
      [1, '1层'],
      [-1, '地下1层'],
    ]);
    expect(one).toMatchObject({ campusName: '示范行政中心', heightClass: 'multi-storey', state: 'in-use', roomCount: 0, users: [] });
    expect((await officer.call(getCampus, { campusId })).body.buildingCount).toBe(1);
    await officer.call(changeBuilding, { buildingId, version: 1, storeysAbove: 4, campusId: null });
    const grown = (await officer.call(getBuilding, { buildingId })).body;
    expect(grown).toMatchObject({ campusId: null, storeysAbove: 4, buildingAreaSqm: '5000.00', version: 2 });
    expect(grown.floors.map((f) => f.level)).toEqual([4, 3, 2, 1, -1]);
  });

  it('are filtered, sorted and paged', async () => {
    const own = await makePlaceUnit(app);
    const reader = app.actor({ permissions: placeRightsOf('officer'), scope: [own] });
    const { id: campusId } = (await reader.call(createCampus, { ...campusFacts(), orgId: own })).body;
    const names = ['示范甲楼', '示范乙楼', '示范丙楼', '示范10号楼', '示范9号楼'];
    for (const [i, name] of names.entries()) {
      const state = i === 4 ? ('idle' as const) : ('in-use' as const);
      const divisionCode = i < 2 ? '990102100' : '990100';
      await reader.call(createBuilding, { ...buildingFacts(), orgId: own, name, state, divisionCode, ...(i === 0 ? { campusId } : {}) });
    }
    const list = async (query: object) => (await reader.call(listBuildings, query)).body;
    expect((await list({})).items.map((b) => b.name)).toEqual(['示范9号楼', '示范10号楼', '示范丙楼', '示范甲楼', '示范乙楼']);
    expect(await list({ page: 2, pageSize: 2, sort: '-name' })).toMatchObject({
      total: 5,
      items: [{ name: '示范丙楼' }, { name: '示范10号楼' }],
    });
    expect(await list({ page: 9 })).toMatchObject({ total: 5, items: [] });
    expect((await list({ campusId })).items.map((b) => b.name)).toEqual(['示范甲楼']);
    expect((await list({ divisionCode: '990102' })).total).toBe(2);
    expect((await list({ divisionCode: '990102100' })).total).toBe(2);
    expect((await list({ divisionCode: '990100' })).total).toBe(5);
    expect((await list({ state: ['idle', 'retired'] })).items.map((b) => b.name)).toEqual(['示范9号楼']);
    expect((await list({ q: '%' })).total).toBe(0);
    expect((await list({ orgId: [unit] })).total).toBe(0);
  });

  it('refuse a taken number, a stale version and a campus out of sight', async () => {
    const facts = buildingFacts();
    const { id: buildingId } = (await officer.call(createBuilding, facts)).body;
    expect((await officer.call(createBuilding, facts)).problem).toMatchObject({ status: 409, code: 'places.building_code_taken' });
    const stale = await officer.call(changeBuilding, { buildingId, version: 2, name: '示范' });
    expect(stale.problem).toMatchObject({ status: 412, code: 'stale' });
    const foreign = await stranger.call(createCampus, { ...campusFacts(), orgId: stranger.actor.orgId ?? '' });
    for (const campusId of [newId(), foreign.body.id]) {
      const answer = await officer.call(changeBuilding, { buildingId, version: 1, campusId });
      expect(answer.problem).toMatchObject({ status: 422, code: 'places.campus_unknown', issues: [{ path: 'campusId' }] });
      expect((await officer.call(createBuilding, { ...buildingFacts(), campusId })).problem.code).toBe('places.campus_unknown');
    }
    expect((await officer.call(changeBuilding, { buildingId: 'x', version: 1 })).status).toBe(404);
    const { problem } = await officer.call(changeBuilding, { buildingId, version: 1, divisionCode: '998877' });
    expect(problem.code).toBe('places.division_unknown');
  });

  it('are seen and not changed by a unit with rooms inside', async () => {
    const buildingId = await makePlaceBuilding(app, unit);
    expect((await staff.call(getBuilding, { buildingId })).status).toBe(404);
    const roomId = await makePlaceRoom(app, buildingId, user);
    await makePlaceRoom(app, buildingId, unit, { usableAreaSqm: '30' });
    const seen = (await staff.call(getBuilding, { buildingId })).body;
    expect(seen).toMatchObject({ orgName: '示范机关事务管理局', roomCount: 1, roomUsableSqm: '18.00', abilities: { change: false } });
    expect(seen.users).toEqual([{ orgId: user, orgName: '示范使用单位', roomCount: 1, usableAreaSqm: '18.00' }]);
    expect(seen.floors.map((f) => f.roomCount)).toEqual([0, 0, 1]);
    const whole = app.actor({ permissions: placeRightsOf('leader'), scope: 'all' });
    expect((await whole.call(getBuilding, { buildingId })).body.users.map((u) => u.orgId)).toEqual([unit, user]);
    const meddler = app.actor({ permissions: placeRightsOf('officer'), scope: [user] });
    expect((await meddler.call(changeBuilding, { buildingId, version: 1, name: '示范' })).status).toBe(404);
    expect((await meddler.call(putFloors, { buildingId, floors: [] })).status).toBe(404);
    expect((await meddler.call(getRoom, { roomId })).body).toMatchObject({
      orgId: user,
      buildingId,
      floorLevel: 1,
      usableAreaSqm: '18.00',
      abilities: { change: true },
    });
    expect((await officer.call(getRoom, { roomId })).status).toBe(404);
    expect((await stranger.call(listFloors, { buildingId })).status).toBe(404);
  });
});

describe('floors', () => {
  it('are set as a whole; one with rooms of any unit stays', async () => {
    const buildingId = await makePlaceBuilding(app, unit);
    await makePlaceRoom(app, buildingId, user, { level: 2 });
    const put = await officer.call(putFloors, {
      buildingId,
      floors: [
        { level: -1, name: '车库' },
        { level: 1, name: '大厅' },
        { level: 2, name: '2层' },
      ],
    });
    expect(put.body).toMatchObject({
      total: 3,
      items: [{ level: 2 }, { level: 1, name: '大厅' }, { level: -1, name: '车库' }],
      abilities: { change: true },
    });
    const refused = await officer.call(putFloors, { buildingId, floors: [{ level: 1, name: '大厅' }] });
    expect(refused.problem).toMatchObject({ status: 409, code: 'places.floor_in_use' });
    const twice = [1, 2, 2].map((level) => ({ level, name: `${level}层` }));
    expect((await officer.call(putFloors, { buildingId, floors: twice })).problem).toMatchObject({
      code: 'places.floor_twice',
      params: { level: 2 },
    });
    const zero = await officer.call(putFloors, { buildingId, floors: [{ level: 0, name: '0层' }] });
    expect(zero.problem.issues).toMatchObject([{ path: 'floors.0.level', code: 'places.floor_level' }]);
    expect((await officer.call(listFloors, { buildingId })).body.items).toEqual(put.body.items);
    const history = await officer.call(listHistory, { subjectKind: 'building', subjectId: buildingId });
    expect(history.body.items.map((e) => e.action)).toEqual(['places.floors.changed']);
  });
});
