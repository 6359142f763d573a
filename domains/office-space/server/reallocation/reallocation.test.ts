import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { cancelTask, getTask } from '#kernel/events/contract/tasks.ts';
import { events } from '#kernel/events/server/domain.ts';
import type { AnyRoute, RouteOutput, RouteSent } from '#shared/route.ts';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { type House, makeHouse, makePerson, makeRoom, makeUnit, rightsOf } from '#testing/office-space.ts';
import { cancelMoveOrder, executeMoveOrder, getMoveOrder, listMoveOrders } from '../../contract/move-orders.ts';
import { assignRoom, listOccupancies, vacateOccupancy } from '../../contract/occupancies.ts';
import {
  acceptReallocation,
  dismissReallocation,
  getReallocation,
  listReallocations,
  startReallocation,
  verifyReallocation,
} from '../../contract/reallocation.ts';
import { changeRoom, getRoom } from '../../contract/rooms.ts';
import { listAlarms } from '../../contract/verdicts.ts';
import { officeSpace } from '../domain.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains: [events, officeSpace] });
});
afterAll(() => app.close());

async function done<R extends AnyRoute>(actor: TestActor, route: R, input: RouteSent<R>): Promise<RouteOutput<R>> {
  const answer = await actor.call(route, input);
  if (answer.status !== route.status) throw new Error(JSON.stringify(answer.problem));
  return answer.body;
}

type Furnished = House & { readonly rooms: readonly string[]; readonly people: readonly (readonly string[])[] };

/** A house with rooms by area, each with people of these ranks. */
async function furnish(...specs: readonly (readonly [areaSqm: string, ...ranks: string[]])[]): Promise<Furnished> {
  const house = await makeHouse(app);
  const rooms: string[] = [];
  const people: string[][] = [];
  for (const [usableAreaSqm, ...ranks] of specs) {
    const roomId = await makeRoom(house, { usableAreaSqm });
    const personIds = await Promise.all(ranks.map((rank) => makePerson(app, house.unit, rank)));
    if (personIds.length > 0) await done(house.officer, assignRoom, { roomId, personIds, from: '2026-01-01' });
    rooms.push(roomId);
    people.push(personIds);
  }
  return { ...house, rooms, people };
}

/** Asks, lets the worker work, answers the proposal. */
async function propose({ officer, buildingId }: Pick<House, 'officer' | 'buildingId'>, question: object = {}) {
  const { taskId } = await done(officer, startReallocation, { title: '示范调整', buildingIds: [buildingId], ...question });
  await app.settle();
  const task = await done(officer, getTask, { taskId });
  if (task.state !== 'done') throw new Error(JSON.stringify(task.problem));
  return done(officer, getReallocation, task.result as { reallocationId: string });
}
const paper = { moveOn: '2027-01-04', document: '示范用房〔2026〕9号' };

describe('a proposal of re-allocation', () => {
  it('is proved, says what every move is for, and changes nothing', async () => {
    const house = await furnish(['18', 'M5'], ['9', 'M5'], ['9']);
    const { officer, rooms } = house;
    const kept = await propose(house);
    expect(kept).toMatchObject({
      state: 'proposed',
      proved: true,
      gapPercent: '0.00',
      today: { overRooms: 1, usedRooms: 2, moves: 0 },
      best: { overRooms: 0, usedRooms: 1, clearedRooms: 1, freedRooms: 1, moves: 1 },
      proposed: [{ fromRoomId: rooms[1], toRoomId: rooms[0], reasons: ['shares-room', 'frees-room'] }],
      drift: [],
      abilities: { accept: true, dismiss: true },
    });
    expect(kept.constraints.map((one) => one.id)).toContain('limit');
    expect(kept.constraints.every((one) => one.clause.length > 0)).toBe(true);
    const drawn = kept.floors.flatMap((floor) => floor.rooms).find((room) => room.id === rooms[0]);
    expect(drawn).toMatchObject({ before: { verdict: 'over', persons: 1, overSqm: '9.00' }, after: { verdict: 'ok', persons: 2 } });
    expect((await done(officer, listOccupancies, { roomId: rooms[0] as string })).total).toBe(1);
    expect((await done(officer, listReallocations, { q: '示范调整' })).items.map((one) => one.id)).toContain(kept.id);
  });

  it('becomes an order that moves everybody in one transaction and clears the alarm', async () => {
    const house = await furnish(['18', 'M5'], ['9', 'M5']);
    const { officer, rooms, people } = house;
    const overs = async () =>
      (await done(officer, listAlarms, { subjectId: rooms[0] as string })).items.filter((a) => a.code === 'A1').length;
    expect(await overs()).toBe(1);
    const kept = await propose(house);
    const { orderId } = await done(officer, acceptReallocation, { reallocationId: kept.id, ...paper, version: kept.version });
    const order = await done(officer, getMoveOrder, { orderId });
    expect(order).toMatchObject({ state: 'open', lineCount: 1, doneCount: 0, ...paper });
    expect(order.number).toMatch(/^用房搬〔\d{4}〕\d+号$/);
    expect(order.lines).toMatchObject([{ seq: 1, personId: people[1]?.[0], fromRoomId: rooms[1], toRoomId: rooms[0], doneOn: null }]);
    const out = await done(officer, executeMoveOrder, { orderId, version: order.version });
    expect(out).toMatchObject({ done: 1, open: 0 });
    expect((await done(officer, listOccupancies, { roomId: rooms[0] as string })).total).toBe(2);
    expect((await done(officer, getRoom, { roomId: rooms[1] as string })).state).toBe('vacant');
    expect(await overs()).toBe(0);
    expect(await done(officer, getMoveOrder, { orderId })).toMatchObject({ state: 'done', doneCount: 1 });
    const again = await officer.call(executeMoveOrder, { orderId, version: out.version });
    expect(again.problem).toMatchObject({ status: 409, code: 'office-space.move_order_closed' });
    expect((await done(officer, listMoveOrders, { state: 'done' })).items.map((one) => one.id)).toContain(orderId);
  });

  it('is carried out line by line where the asker wants, and the rest may be cancelled', async () => {
    const house = await furnish(['18', 'M5'], ['9', 'M5'], ['18', 'M5'], ['9', 'M5']);
    const { officer } = house;
    const kept = await propose(house);
    expect(kept.proposed).toHaveLength(2);
    const { orderId } = await done(officer, acceptReallocation, { reallocationId: kept.id, ...paper, version: kept.version });
    const order = await done(officer, getMoveOrder, { orderId });
    const first = await done(officer, executeMoveOrder, { orderId, lineIds: [order.lines[0]?.id ?? ''], version: order.version });
    expect(first).toMatchObject({ done: 1, open: 1 });
    const late = await officer.call(executeMoveOrder, { orderId, version: order.version });
    expect(late.problem).toMatchObject({ status: 412, code: 'stale' });
    await done(officer, cancelMoveOrder, { orderId, reason: '另行安排', version: first.version });
    expect(await done(officer, getMoveOrder, { orderId })).toMatchObject({
      state: 'cancelled',
      doneCount: 1,
      abilities: { execute: false },
    });
  });

  it('is read by the unit whose people an order moves, and by no other', async () => {
    const house = await furnish(['18', 'M5'], ['9', 'M5']);
    const kept = await propose(house);
    const { orderId } = await done(house.officer, acceptReallocation, { reallocationId: kept.id, ...paper, version: kept.version });
    expect((await done(house.unitAdmin, getMoveOrder, { orderId })).lines).toHaveLength(1);
    expect((await house.unitAdmin.call(getReallocation, { reallocationId: kept.id })).status).toBe(404);
    const stranger = (await makeHouse(app)).unitAdmin;
    expect((await stranger.call(getMoveOrder, { orderId })).status).toBe(404);
  });
});

describe('some of the moves', () => {
  it('are judged anew: what would put a room over the standard is refused with room, limit and clause', async () => {
    // Both clerks leave the deputy's room to be; one alone would leave the other in 18 m².
    const house = await furnish(['18', 'M5', 'M5'], ['27', 'M4'], ['40', 'M4', 'M5']);
    const { officer, rooms } = house;
    const kept = await propose(house, { leadersAlone: false });
    const apart = kept.proposed.filter((move) => move.fromRoomId === rooms[0]);
    expect(apart.length).toBeGreaterThan(1);
    const seatIds = [apart[0]?.seatId ?? ''];
    const verified = await done(officer, verifyReallocation, { reallocationId: kept.id, seatIds });
    expect(verified.breaches).toMatchObject([
      {
        roomId: rooms[0],
        code: 'office-space.reallocation_over_limit',
        clause: 'standard-2014.room-limit',
        limit: '9.00',
        actual: '18.00',
      },
    ]);
    const refused = await officer.call(acceptReallocation, { reallocationId: kept.id, seatIds, ...paper, version: kept.version });
    expect(refused.problem).toMatchObject({ status: 422, code: 'office-space.reallocation_breaks_rules' });
    expect(refused.problem?.issues?.[0]).toMatchObject({ code: 'office-space.reallocation_over_limit' });
    const whole = await officer.call(acceptReallocation, { reallocationId: kept.id, ...paper, version: kept.version });
    expect(whole.status).toBe(201);
  });

  it('cannot be accepted once the register changed under them: who and where is named', async () => {
    const house = await furnish(['18', 'M5'], ['9', 'M5']);
    const { officer, rooms } = house;
    const kept = await propose(house);
    const [seat] = (await done(officer, listOccupancies, { roomId: rooms[1] as string })).items;
    await done(officer, vacateOccupancy, { occupancyId: seat?.id ?? '', on: '2026-06-30' });
    expect((await done(officer, getReallocation, { reallocationId: kept.id })).drift).toMatchObject([
      { code: 'person-left', roomId: rooms[1] },
    ]);
    const answer = await officer.call(acceptReallocation, { reallocationId: kept.id, ...paper, version: kept.version });
    expect(answer.problem).toMatchObject({ status: 409, code: 'office-space.reallocation_stale' });
    expect(String(answer.problem?.params?.what)).toContain(seat?.personName);
  });

  it('tell that the area of a room was corrected since', async () => {
    const house = await furnish(['18', 'M5'], ['9', 'M5']);
    const { officer, rooms } = house;
    const kept = await propose(house);
    const roomId = rooms[0] as string;
    const { version } = await done(officer, getRoom, { roomId });
    await done(officer, changeRoom, { roomId, usableAreaSqm: '20', version });
    const later = await done(officer, getReallocation, { reallocationId: kept.id });
    expect(later.drift).toMatchObject([{ code: 'room-changed', roomId, person: null }]);
  });

  it('are gone once the proposal is laid aside', async () => {
    const house = await furnish(['18', 'M5'], ['9', 'M5']);
    const kept = await propose(house);
    const { version } = await done(house.officer, dismissReallocation, { reallocationId: kept.id, version: kept.version });
    const answer = await house.officer.call(acceptReallocation, { reallocationId: kept.id, ...paper, version });
    expect(answer.problem).toMatchObject({ status: 409, code: 'office-space.reallocation_closed' });
  });

  it('of an order are refused when somebody has moved meanwhile, and then nobody moves', async () => {
    const house = await furnish(['18', 'M5'], ['9', 'M5'], ['18', 'M5'], ['9', 'M5']);
    const { officer } = house;
    const kept = await propose(house);
    const { orderId } = await done(officer, acceptReallocation, { reallocationId: kept.id, ...paper, version: kept.version });
    const order = await done(officer, getMoveOrder, { orderId });
    const last = kept.proposed.at(-1);
    await done(officer, vacateOccupancy, { occupancyId: last?.seatId ?? '', on: '2026-06-30' });
    const answer = await officer.call(executeMoveOrder, { orderId, version: order.version });
    expect(answer.problem).toMatchObject({ status: 409, code: 'office-space.move_order_seat_gone', params: { people: last?.personName } });
    expect((await done(officer, getMoveOrder, { orderId })).doneCount).toBe(0);
  });
});

describe('what cannot be', () => {
  it('is explained: which demand is missed by how much, and what given up would be enough', async () => {
    const kept = await propose(await furnish(['30', 'M4'], ['9', 'M5']), { clearAll: true, mostMoves: 0 });
    expect(kept).toMatchObject({ state: 'infeasible', best: null, proposed: [], abilities: { accept: false, dismiss: true } });
    expect(kept.conflict?.missed).toMatchObject([{ by: 1 }]);
    expect(kept.conflict?.enough).toContain('clear-all');
  });

  it('is refused before it is computed: no people, buildings of others, rooms of other units', async () => {
    const { officer, unitAdmin, buildingId } = await furnish(['18']);
    const question = { title: '示范', buildingIds: [buildingId] };
    const empty = await officer.call(startReallocation, question);
    expect(empty.problem).toMatchObject({ status: 422, code: 'office-space.reallocation_no_rooms' });
    const transfer = await unitAdmin.call(startReallocation, { ...question, transfers: true });
    expect(transfer.problem).toMatchObject({ status: 403, code: 'office-space.reallocation_transfer_forbidden' });
    const stranger = (await makeHouse(app)).unitAdmin;
    expect((await stranger.call(startReallocation, question)).status).toBe(404);
  });

  it('is not computed once its asker cancels it, and leaves no proposal behind', async () => {
    const { officer, buildingId } = await furnish(['18', 'M5'], ['9', 'M5']);
    const { taskId } = await done(officer, startReallocation, { title: '示范取消', buildingIds: [buildingId] });
    await done(officer, cancelTask, { taskId });
    await app.settle();
    expect((await done(officer, getTask, { taskId })).state).toBe('cancelled');
    expect((await done(officer, listReallocations, { q: '示范取消' })).total).toBe(0);
  });
});

describe('rooms that change units', () => {
  it('are handed over with the order, and only by who decides on allocation in both', async () => {
    const house = await furnish(['30', 'M4']);
    const other = await makeUnit(app, house.divisionCode);
    const officer = app.actor({ permissions: rightsOf('officer'), scope: [house.goab, house.unit, other], orgId: house.goab });
    const spare = await makeRoom({ ...house, officer }, { usableAreaSqm: '18', orgId: other });
    const kept = await propose({ officer, buildingId: house.buildingId }, { transfers: true });
    expect(kept.best).toMatchObject({ transfers: 1, moves: 1, overRooms: 0 });
    expect(kept.floors.flatMap((f) => f.rooms).find((r) => r.id === spare)?.toOrgName).toBeTruthy();
    const narrow = await house.officer.call(acceptReallocation, { reallocationId: kept.id, ...paper, version: kept.version });
    expect(narrow.status).not.toBe(201);
    const { orderId } = await done(officer, acceptReallocation, { reallocationId: kept.id, ...paper, version: kept.version });
    const { version } = await done(officer, getMoveOrder, { orderId });
    await done(officer, executeMoveOrder, { orderId, version });
    expect((await done(officer, getRoom, { roomId: spare })).orgId).toBe(house.unit);
    expect((await done(officer, getRoom, { roomId: house.rooms[0] as string })).state).toBe('vacant');
  });
});
