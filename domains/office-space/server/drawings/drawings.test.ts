import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startTestApp, type TestApp } from '#testing/app.ts';
import { type House, makeHouse, makePerson, makeRoom } from '#testing/office-space.ts';
import { bindShapes, createDrawing, getDrawing } from '../../contract/drawings.ts';
import { assignRoom } from '../../contract/occupancies.ts';
import { officeSpace } from '../domain.ts';

let app: TestApp;
let house: House;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains: [officeSpace] });
});
afterAll(() => app.close());

const plan = (inner = '<rect x="0" y="0" width="4" height="5"/><rect x="4" y="0" width="3" height="5"/><line x2="9"/>') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 6">${inner}</svg>`;
const fresh = async () => {
  house = await makeHouse(app);
  return house;
};

describe('a floor plan', () => {
  it('is kept edition by edition, and shows who sat where on a day', async () => {
    const { officer, unitAdmin, unit, floorId } = await fresh();
    const roomId = await makeRoom(house, { code: '101' });
    const personId = await makePerson(app, unit, 'M5', '李示范');
    await officer.call(assignRoom, { roomId, personIds: [personId], from: '2026-03-01' });
    const empty = (await unitAdmin.call(getDrawing, { floorId })).body;
    expect(empty).toMatchObject({ drawing: null, editions: [], abilities: { draw: false } });
    const first = await officer.call(createDrawing, { floorId, svg: plan(), bindings: [{ shapeId: 's1', roomId }] });
    expect(first).toMatchObject({ status: 201, body: { edition: 1 } });
    const second = await officer.call(createDrawing, { floorId, svg: plan('<circle r="2"/>'), source: 'drawn', note: '改造后' });
    expect(second.body).toEqual({ edition: 2 });
    const now = (await unitAdmin.call(getDrawing, { floorId })).body;
    expect(now.editions.map((e) => [e.edition, e.source, e.boundRooms])).toEqual([
      [2, 'drawn', 0],
      [1, 'svg', 1],
    ]);
    expect(now.drawing).toMatchObject({
      edition: 2,
      note: '改造后',
      plan: { viewBox: [0, 0, 10, 6], shapes: [{ id: 's1', kind: 'circle' }] },
    });
    const old = (await unitAdmin.call(getDrawing, { floorId, edition: 1, on: '2026-02-28' })).body;
    expect(old.drawing?.bindings).toEqual([{ shapeId: 's1', roomId }]);
    expect(old.rooms).toMatchObject([{ id: roomId, occupantCount: 0, state: 'vacant', people: [] }]);
    const then = (await unitAdmin.call(getDrawing, { floorId, edition: 1, on: '2026-03-01' })).body;
    expect(then.rooms).toMatchObject([{ id: roomId, occupantCount: 1, state: 'in-use', people: ['李示范'] }]);
    expect((await unitAdmin.call(getDrawing, { floorId, edition: 9 })).status).toBe(404);
  });

  it('is drawn by who manages the building alone; for others the floor does not exist', async () => {
    const { officer, floorId } = await fresh();
    const other = await makeHouse(app);
    expect((await other.officer.call(createDrawing, { floorId, svg: plan() })).status).toBe(404);
    expect((await other.officer.call(getDrawing, { floorId })).status).toBe(404);
    expect((await officer.call(createDrawing, { floorId, svg: plan() })).status).toBe(201);
  });

  it('refuses what acts, what is broken and what is too much, by name', async () => {
    const { officer, floorId } = await fresh();
    const refused = async (svg: string) => (await officer.call(createDrawing, { floorId, svg })).problem;
    expect(await refused(plan('<script>alert(1)</script>'))).toMatchObject({
      status: 422,
      code: 'office-space.drawing_forbidden',
      params: { what: 'script' },
    });
    expect(await refused('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>')).toMatchObject({ code: 'office-space.drawing_forbidden' });
    expect(await refused('<html/>')).toMatchObject({ status: 422, code: 'office-space.drawing_not_svg' });
    expect(await refused(plan(''))).toMatchObject({ code: 'office-space.drawing_empty' });
    expect(await refused(plan('<g>'.repeat(70)))).toMatchObject({ status: 413, code: 'office-space.drawing_too_large' });
  });
});

describe('rooms on a plan', () => {
  it('are bound one to one to shapes that enclose something, on this floor', async () => {
    const { officer, floorId } = await fresh();
    const [a, b] = [await makeRoom(house), await makeRoom(house)];
    const elsewhere = await makeRoom(await makeHouse(app));
    await officer.call(createDrawing, { floorId, svg: plan() });
    house = { ...house, floorId };
    const bind = (bindings: { shapeId: string; roomId: string }[], version = 1) =>
      officer.call(bindShapes, { floorId, edition: 1, bindings, version });
    expect((await bind([{ shapeId: 's3', roomId: a }])).problem).toMatchObject({
      code: 'office-space.drawing_shape_unknown',
      params: { shape: 's3' },
    });
    expect((await bind([{ shapeId: 's9', roomId: a }])).problem).toMatchObject({ code: 'office-space.drawing_shape_unknown' });
    const twice = [
      { shapeId: 's1', roomId: a },
      { shapeId: 's2', roomId: a },
    ];
    expect((await bind(twice)).problem).toMatchObject({ code: 'office-space.drawing_bound_twice' });
    expect((await bind([{ shapeId: 's1', roomId: elsewhere }])).problem).toMatchObject({ code: 'office-space.drawing_room_elsewhere' });
    const both = [
      { shapeId: 's1', roomId: a },
      { shapeId: 's2', roomId: b },
    ];
    expect((await bind(both)).body).toEqual({ edition: 1, version: 2 });
    expect((await bind([])).problem).toMatchObject({ status: 412, code: 'stale' });
    expect((await officer.call(getDrawing, { floorId })).body.drawing?.bindings).toEqual(both);
  });

  it('get editions without a gap when two draw at once', async () => {
    const { officer, floorId } = await fresh();
    const made = await Promise.all(Array.from({ length: 5 }, () => officer.call(createDrawing, { floorId, svg: plan() })));
    expect(made.map((m) => m.body.edition).sort()).toEqual([1, 2, 3, 4, 5]);
  });
});
