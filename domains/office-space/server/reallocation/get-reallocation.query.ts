import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { getReallocation as getReallocationRoute, ReallocationSummary } from '../../contract/reallocation.ts';
import { sqmOrNull } from '../../rules/areas.ts';
import { type Drift, driftOf } from '../../rules/reallocation/drift.ts';
import { constraintClauses, constraintsOf, type Task } from '../../rules/reallocation/model.ts';
import { type Arrangement, judge, seatsByRoom, today } from '../../rules/reallocation/outcome.ts';
import { reaches } from '../reach.ts';
import { ruleBookOf } from '../settings-in-force.query.ts';
import { figuresText } from './figures-text.ts';
import { summaryColumns, summaryTables } from './list-reallocations.query.ts';
import { type NamedRoom, namedRooms, namesOf, roomWord } from './named-places.query.ts';
import { readRegister, rulesOf } from './read-register.query.ts';
import { readReallocation, type StoredReallocation } from './stored.ts';

type Answer = RouteAnswer<typeof getReallocationRoute>;
type Names = ReadonlyMap<string, string>;

/** The arrangement that the moves of a proposal lead to, over the register it was made from. */
export const proposedArrangement = (kept: StoredReallocation): Arrangement => {
  const to = new Map(kept.answer.moves.map((move) => [move.seatId, move.toRoomId]));
  return {
    roomOf: new Map(kept.register.seats.map((seat) => [seat.id, to.get(seat.id) ?? seat.roomId])),
    handovers: kept.answer.handovers,
  };
};

/** Floors from the top, each with its offices before and after, building by building. */
function floorsOf(task: Task, after: Arrangement, rooms: ReadonlyMap<string, NamedRoom>, units: Names): Answer['floors'] {
  const before = seatsByRoom(task, today(task));
  const then = seatsByRoom(task, after);
  const handed = new Map(after.handovers.map((one) => [one.roomId, one.toOrgId]));
  const look = (room: Task['register']['rooms'][number], where: typeof before) => {
    const seats = where.get(room.id) ?? [];
    const check = judge(task, room, seats);
    return {
      verdict: check.verdict,
      level: check.level,
      limitSqm: sqmOrNull(check.allowedDm2),
      overSqm: sqmOrNull(check.overDm2),
      persons: seats.length,
    };
  };
  const floors = new Map<string, Answer['floors'][number]>();
  for (const room of task.register.rooms) {
    const named = rooms.get(room.id);
    if (!named) continue;
    const { floorId, floorName, level, buildingId, buildingName } = named;
    const floor = floors.get(floorId) ?? { id: floorId, buildingId, buildingName, name: floorName, level, rooms: [] };
    floors.set(floorId, floor);
    const toOrgId = handed.get(room.id);
    floor.rooms.push({
      id: room.id,
      code: named.code,
      areaSqm: sqmOrNull(room.areaDm2),
      orgId: room.orgId,
      orgName: units.get(room.orgId) ?? '—',
      toOrgName: toOrgId ? (units.get(toOrgId) ?? '—') : null,
      before: look(room, before),
      after: look(room, then),
    });
  }
  const sorted = [...floors.values()].sort((a, b) => a.buildingName.localeCompare(b.buildingName) || b.level - a.level);
  for (const floor of sorted) floor.rooms.sort((a, b) => (a.code < b.code ? -1 : 1));
  return sorted;
}

const movesText = (kept: StoredReallocation, rooms: ReadonlyMap<string, NamedRoom>, people: Names, units: Names): Answer['proposed'] => {
  const seats = new Map(kept.register.seats.map((seat) => [seat.id, seat]));
  return kept.answer.moves.map((move) => {
    const seat = seats.get(move.seatId);
    return {
      ...move,
      personName: people.get(move.personId) ?? '—',
      orgName: units.get(seat?.orgId ?? '') ?? '—',
      rankCode: seat?.rank ?? null,
      fromRoom: roomWord(rooms.get(move.fromRoomId)),
      toRoom: roomWord(rooms.get(move.toRoomId)),
      reasons: [...move.reasons],
    };
  });
};

/** What changed, with names; the same line on the page, in the check of a choice and in a refusal. */
export async function driftText(ctx: Ctx, drift: readonly Drift[]): Promise<Answer['drift']> {
  const rooms = await namedRooms(ctx, [...new Set(drift.map((one) => one.roomId))]);
  const people = await namesOf(ctx, 'person', [...new Set(drift.flatMap((one) => (one.personId ? [one.personId] : [])))]);
  return drift.map(({ code, roomId, personId }) => ({
    code,
    roomId,
    room: roomWord(rooms.get(roomId)),
    person: personId ? (people.get(personId) ?? '—') : null,
  }));
}

const percent = (share: number): string => (share * 100).toFixed(2);

export async function getReallocation(
  ctx: Ctx,
  input: RouteInput<typeof getReallocationRoute>,
): Promise<RouteAnswer<typeof getReallocationRoute>> {
  const kept = await readReallocation(ctx, input.reallocationId);
  const { question, register, answer } = kept;
  const { rows } = await ctx.client.query<ReallocationSummary & { orderId: string | null }>(
    `select ${summaryColumns}, (select o.id from office_space.move_order o where o.reallocation_id = p.id order by o.id desc limit 1) as "orderId"
     from ${summaryTables} where p.id = $1`,
    [kept.id],
  );
  const summary = found(rows[0]);
  const rooms = await namedRooms(
    ctx,
    register.rooms.map((room) => room.id),
  );
  const orgIds = new Set([...register.rooms.map((room) => room.orgId), ...answer.handovers.map((one) => one.toOrgId)]);
  const units = await namesOf(ctx, 'unit', [...orgIds]);
  const people = await namesOf(
    ctx,
    'person',
    answer.moves.map((move) => move.personId),
  );
  const rules = rulesOf(question);
  const task = { register, question: rules, book: await ruleBookOf(ctx) };
  const open = kept.state === 'proposed';
  const drift = open ? driftOf(register, await readRegister(ctx, question)) : [];
  const decides = reaches(ctx, 'office-space.reallocation.decide', kept.orgId);
  return {
    ...summary,
    question,
    constraints: constraintsOf(task).map((id) => ({ id, clause: constraintClauses[id] })),
    rooms: register.rooms.length,
    people: register.seats.length,
    proved: answer.proved,
    gapPercent: percent(answer.gap),
    solveSeconds: answer.seconds.toFixed(2),
    patterns: answer.patterns,
    today: figuresText(answer.today),
    greedy: figuresText(answer.greedy),
    best: answer.best ? figuresText(answer.best) : null,
    proposed: movesText(kept, rooms, people, units),
    floors: floorsOf(task, proposedArrangement(kept), rooms, units),
    conflict: answer.conflict
      ? {
          missed: answer.conflict.missed.map(({ roomIds, ...one }) => ({ ...one, rooms: roomIds.map((id) => roomWord(rooms.get(id))) })),
          enough: [...answer.conflict.enough],
        }
      : null,
    drift: await driftText(ctx, drift),
    abilities: { accept: open && decides && answer.moves.length > 0, dismiss: decides && (open || kept.state === 'infeasible') },
  };
}
