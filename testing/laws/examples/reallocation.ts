import { getBuilding } from '#domains/office-space/contract/buildings.ts';
import { getMoveOrder } from '#domains/office-space/contract/move-orders.ts';
import { assignRoom } from '#domains/office-space/contract/occupancies.ts';
import { acceptReallocation, getReallocation, startReallocation } from '#domains/office-space/contract/reallocation.ts';
import { createRoom } from '#domains/office-space/contract/rooms.ts';
import { getTask } from '#kernel/events/contract/tasks.ts';
import type { World } from '../world.ts';
import { type Example, since } from './example.ts';

/** A building of two rooms with one person each, of whom one had better join the other. */
async function asked(w: World) {
  const buildingId = await w.fresh.building();
  const floorId = (await w.done(getBuilding, { buildingId })).floors[0]?.id as string;
  const facts = { orgId: w.unitId, buildingId, floorId, name: '示范办公室', kind: 'office' } as const;
  for (const usableAreaSqm of ['18', '9']) {
    const room = await w.done(createRoom, { ...facts, code: w.fresh.word('R'), usableAreaSqm });
    await w.done(assignRoom, { roomId: room.id, personIds: [await w.fresh.person()], from: since });
  }
  return { title: w.fresh.word('示范调整'), buildingIds: [buildingId] };
}

async function proposal(w: World) {
  const { taskId } = await w.done(startReallocation, await asked(w));
  await w.app.settle();
  const { reallocationId } = (await w.done(getTask, { taskId })).result as { reallocationId: string };
  const { version, proposed } = await w.done(getReallocation, { reallocationId });
  return { reallocationId, version, seatIds: proposed.map((move) => move.seatId) };
}

const paper = { moveOn: '2027-01-04', document: '示范用房〔2026〕9号' };
async function order(w: World) {
  const { reallocationId, version } = await proposal(w);
  const { orderId } = await w.done(acceptReallocation, { reallocationId, version, ...paper });
  return { orderId, version: (await w.done(getMoveOrder, { orderId })).version };
}

/** The best re-allocation of offices, and the orders that come of it. */
export const reallocationExamples: Readonly<Record<string, Example>> = {
  postOfficeSpaceReallocations: { input: asked },
  getOfficeSpaceReallocationsByReallocationId: { input: async (w) => ({ reallocationId: (await proposal(w)).reallocationId }) },
  postOfficeSpaceReallocationsByReallocationIdVerify: {
    input: async (w) => {
      const { reallocationId, seatIds } = await proposal(w);
      return { reallocationId, seatIds };
    },
  },
  postOfficeSpaceReallocationsByReallocationIdAccept: {
    input: async (w) => {
      const { reallocationId, version } = await proposal(w);
      return { reallocationId, version, ...paper };
    },
  },
  postOfficeSpaceReallocationsByReallocationIdDismiss: {
    input: async (w) => {
      const { reallocationId, version } = await proposal(w);
      return { reallocationId, version };
    },
  },
  getOfficeSpaceMoveOrdersByOrderId: { input: async (w) => ({ orderId: (await order(w)).orderId }) },
  postOfficeSpaceMoveOrdersByOrderIdExecute: { input: order },
  postOfficeSpaceMoveOrdersByOrderIdCancel: { input: async (w) => ({ ...(await order(w)), reason: '另行安排' }) },
};
