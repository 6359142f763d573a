import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { makeDivisions, makePlaceBuilding, makePlaceRoom, makePlaceUnit, placeRightsOf } from '#testing/places.ts';
import { changeBuilding } from '../contract/buildings.ts';
import { createCampus } from '../contract/campuses.ts';
import { listPoints, pickPlaces, placeTree } from '../contract/tree.ts';
import { places } from './domain.ts';

let app: TestApp;
let unit: string;
let user: string;
let officer: TestActor;
let staff: TestActor;
let campusId: string;
let main: string;
let lone: string;
let room: string;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains: [places] });
  await makeDivisions(app);
  unit = await makePlaceUnit(app);
  user = await makePlaceUnit(app);
  officer = app.actor({ permissions: placeRightsOf('officer'), scope: [unit, user] });
  staff = app.actor({ permissions: placeRightsOf('staff'), scope: [user] });
  const campus = { orgId: unit, code: 'C1', name: '示范行政中心', divisionCode: '990102', address: '示范路 1 号' };
  campusId = (await officer.call(createCampus, campus)).body.id;
  main = await makePlaceBuilding(app, unit, '示范主楼');
  lone = await makePlaceBuilding(app, unit, '示范分部');
  await officer.call(changeBuilding, { buildingId: main, version: 1, campusId, longitude: 119.97, latitude: 31.81 });
  await makePlaceRoom(app, main, unit, { code: 'A-0101', name: '示范值班室', usableAreaSqm: '10.50' });
  room = await makePlaceRoom(app, main, user, { code: 'A-0301', name: '示范会议室', level: 3, kind: 'service', usableAreaSqm: '40.00' });
  await makePlaceRoom(app, lone, unit, { code: 'A-0301', name: '示范档案室' });
});
afterAll(() => app.close());

describe('the tree', () => {
  it('goes from campus to building to floor with numbers and areas of the rooms in sight', async () => {
    const top = (await officer.call(placeTree, {})).body;
    expect(top).toMatchObject({ total: 2, abilities: { create: true } });
    expect(top.items).toEqual([
      {
        id: campusId,
        kind: 'campus',
        parentId: null,
        code: 'C1',
        name: '示范行政中心',
        childCount: 1,
        roomCount: 2,
        roomUsableSqm: '50.50',
      },
      expect.objectContaining({ id: lone, kind: 'building', parentId: null, childCount: 3, roomCount: 1, roomUsableSqm: '18.00' }),
    ]);
    const below = (await officer.call(placeTree, { campusId })).body.items;
    expect(below).toMatchObject([{ id: main, kind: 'building', parentId: campusId, childCount: 3, roomCount: 2, roomUsableSqm: '50.50' }]);
    const floors = (await officer.call(placeTree, { buildingId: main, pageSize: 2 })).body;
    expect(floors).toMatchObject({
      total: 3,
      items: [
        { kind: 'floor', parentId: main, name: '3层', roomCount: 1, roomUsableSqm: '40.00' },
        { name: '2层', roomCount: 0, roomUsableSqm: '0.00' },
      ],
    });
    expect((await officer.call(placeTree, { buildingId: main, pageSize: 2, page: 2 })).body.items).toMatchObject([{ name: '1层' }]);
    expect((await officer.call(placeTree, { page: 2, pageSize: 1 })).body).toMatchObject({ total: 2, items: [{ id: lone }] });
  });

  it('shows a unit the places it uses and counts its own rooms only', async () => {
    const top = (await staff.call(placeTree, {})).body;
    expect(top).toMatchObject({
      total: 1,
      items: [{ id: campusId, childCount: 1, roomCount: 1, roomUsableSqm: '40.00' }],
      abilities: { create: false },
    });
    expect((await staff.call(placeTree, { campusId })).body.items).toMatchObject([{ id: main, roomCount: 1 }]);
    expect((await staff.call(placeTree, { buildingId: lone })).status).toBe(404);
    const stranger = app.actor({ permissions: placeRightsOf('staff'), scope: [await makePlaceUnit(app)] });
    expect((await stranger.call(placeTree, {})).body).toMatchObject({ total: 0, items: [] });
    expect((await stranger.call(placeTree, { campusId })).status).toBe(404);
  });
});

describe('the picker', () => {
  const pick = async (actor: TestActor, query: object) => (await actor.call(pickPlaces, query)).body.items;

  it('finds each kind by name, number, syllables and initials', async () => {
    expect(await pick(officer, { q: 'xingzheng' })).toEqual([
      { id: campusId, kind: 'campus', code: 'C1', name: '示范行政中心', path: '示范路 1 号' },
    ]);
    expect((await pick(officer, { q: 'sfzl', kind: ['building'] })).map((p) => [p.id, p.path])).toEqual([[main, '示范行政中心']]);
    expect(await pick(officer, { q: '会议', kind: ['room'] })).toEqual([
      { id: room, kind: 'room', code: 'A-0301', name: '示范会议室', path: '示范行政中心 / 示范主楼 / 3层' },
    ]);
    expect((await pick(officer, { q: 'a-03', kind: ['room'] })).length).toBe(2);
    expect((await pick(officer, { q: '主楼 0301', kind: ['room'] })).map((p) => p.id)).toEqual([room]);
    expect((await pick(officer, { buildingId: main, kind: ['floor'] })).map((p) => p.name)).toEqual(['1层', '2层', '3层']);
    expect((await pick(officer, { ids: [room, lone] })).map((p) => p.kind)).toEqual(['building', 'room']);
    expect((await pick(officer, { q: '示范', limit: 2 })).map((p) => p.kind)).toEqual(['campus', 'building']);
    expect((await pick(officer, { q: '示范', campusId, kind: ['building', 'room'] })).length).toBe(3);
  });

  it('gives nothing from behind the wall, not even by id', async () => {
    expect((await pick(staff, { q: '示范' })).map((p) => p.id)).toEqual([campusId, main, room]);
    expect(await pick(staff, { ids: [lone] })).toEqual([]);
    expect(await pick(staff, { q: '_' })).toEqual([]);
  });
});

describe('the points', () => {
  it('are the buildings in sight with a position; the others are counted', async () => {
    const { body } = await officer.call(listPoints, {});
    expect(body).toEqual({ items: [[main, '示范主楼', 119.97, 31.81, 'in-use']], total: 2, withoutPosition: 1 });
    expect((await officer.call(listPoints, { state: ['idle'] })).body).toEqual({ items: [], total: 0, withoutPosition: 0 });
    expect((await staff.call(listPoints, {})).body).toMatchObject({ total: 1, withoutPosition: 0 });
  });
});
