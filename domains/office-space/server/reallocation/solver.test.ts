import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { greedy } from '#domains/office-space/rules/reallocation/greedy.ts';
import { constraintsOf, defaultQuestion, type Question, type Task } from '#domains/office-space/rules/reallocation/model.ts';
import {
  type Arrangement,
  changesOf,
  figuresOf,
  judge,
  movesOf,
  seatsByRoom,
  today,
} from '#domains/office-space/rules/reallocation/outcome.ts';
import { reallocate, type Solve } from '#domains/office-space/rules/reallocation/solve.ts';
import { verify } from '#domains/office-space/rules/reallocation/verify.ts';
import { openRuleBook } from '#domains/office-space/rules/rule-book.ts';
import { town } from '#testing/reallocation-town.ts';
import { withSolver } from './solver.ts';

const opened = openRuleBook('2026-01-01');
if (!opened.ok) throw new Error('no rules in force');
const { book } = opened;

type RoomSpec = readonly [code: string, areaSqm: number, floor?: string, org?: string];
type SeatSpec = readonly [room: string, rank: 'M3' | 'M4' | 'M5', leader?: boolean, fixed?: boolean];

/** A small register in short: rooms with area and floor, persons with room and rank. */
function small(rooms: readonly RoomSpec[], seats: readonly SeatSpec[], question: Partial<Question> = {}): Task {
  return {
    book,
    question: { ...defaultQuestion, ...question },
    register: {
      rooms: rooms.map(([code, area, floor = 'f1', org = 'u']) => ({
        id: code,
        code,
        floorId: floor,
        orgId: org,
        areaDm2: Math.round(area * 100),
        blocked: false,
        toEmpty: false,
      })),
      seats: seats.map(([roomId, rank, leader = false, fixed = false], n) => ({
        id: `s${n}`,
        personId: `p${n}`,
        roomId,
        orgId: rooms.find(([code]) => code === roomId)?.[3] ?? 'u',
        rank,
        leader,
        fixed,
      })),
    },
  };
}

/** Whether the rules and demands allow an arrangement, written from the words of the constraints and not from the patterns. */
function allowed(task: Task, after: Arrangement): boolean {
  const { question, register } = task;
  const then = seatsByRoom(task, after);
  if (register.seats.some((seat) => seat.fixed && after.roomOf.get(seat.id) !== seat.roomId)) return false;
  for (const room of register.rooms) {
    const was = register.seats.filter((seat) => seat.roomId === room.id);
    const will = then.get(room.id) ?? [];
    const came = will.filter((seat) => seat.roomId !== room.id);
    const changed = came.length > 0 || will.length !== was.length;
    if (room.blocked && changed) return false;
    if (room.toEmpty && will.length > 0) return false;
    if (came.length > 0) {
      if (came.some((seat) => seat.orgId !== room.orgId)) return false;
      if (will.length > question.mostPerRoom) return false;
      if ((room.areaDm2 ?? 0) < will.length * question.leastSqmPerPerson * 100) return false;
      if (question.leadersAlone && will.length > 1 && will.some((seat) => seat.leader)) return false;
    }
    if (will.length === 0) continue;
    const check = judge(task, room, will);
    if (check.verdict !== 'over') continue;
    const before = judge(task, room, was);
    if (question.clearAll || before.verdict !== 'over' || (check.overDm2 ?? 0) > (before.overDm2 ?? 0)) return false;
  }
  const figures = figuresOf(task, after);
  const fewer = figuresOf(task, today(task)).usedRooms - figures.usedRooms;
  return fewer >= question.leastFreed && (question.mostMoves === null || figures.moves <= question.mostMoves);
}

/** The least points of all arrangements, tried one by one; `null` when none is allowed. */
function bestByTrying(task: Task): number | null {
  const { rooms, seats } = task.register;
  let best: number | null = null;
  const count = rooms.length ** seats.length;
  for (let code = 0; code < count; code += 1) {
    let rest = code;
    const roomOf = new Map(
      seats.map((seat) => {
        const room = rooms[rest % rooms.length];
        rest = Math.floor(rest / rooms.length);
        return [seat.id, room?.id ?? ''] as const;
      }),
    );
    const after = { roomOf, handovers: [] };
    if (!allowed(task, after)) continue;
    const { points } = figuresOf(task, after);
    if (best === null || points < best) best = points;
  }
  return best;
}

let solve: Solve;
let close: () => void;
let closed: Promise<unknown>;
beforeAll(async () => {
  const done = new Promise<void>((resolve) => {
    close = resolve;
  });
  await new Promise<void>((ready) => {
    closed = withSolver({ seconds: 600 }, async (open) => {
      solve = open;
      ready();
      await done;
    });
  });
});
afterAll(async () => {
  close();
  await closed;
});

const proved = async (task: Task): Promise<Arrangement> => {
  const answer = await reallocate(task, solve);
  if (answer.state !== 'proved') throw new Error(`not proved: ${JSON.stringify(answer)}`);
  return answer.arrangement;
};

describe('the best re-allocation of small registers', () => {
  it('brings somebody in to share a room over the standard, with one move', async () => {
    const task = small(
      [
        ['101', 18],
        ['102', 9],
      ],
      [
        ['101', 'M5'],
        ['102', 'M5'],
      ],
    );
    const after = await proved(task);
    expect(figuresOf(task, after)).toMatchObject({ overRooms: 0, clearedRooms: 1, freedRooms: 1, moves: 1 });
    expect(movesOf(task, after)).toEqual([
      { seatId: 's1', personId: 'p1', fromRoomId: '102', toRoomId: '101', reasons: ['shares-room', 'frees-room'] },
    ]);
  });

  it('moves a person out of a room that is too large into a free one of the right size', async () => {
    const task = small(
      [
        ['101', 30],
        ['102', 18],
      ],
      [['101', 'M4', true]],
    );
    expect(movesOf(task, await proved(task))).toEqual([
      { seatId: 's0', personId: 'p0', fromRoomId: '101', toRoomId: '102', reasons: ['clears-room', 'frees-room'] },
    ]);
  });

  it('does nothing where nothing pays, and never moves who is to stay', async () => {
    const task = small(
      [
        ['101', 9],
        ['102', 20],
      ],
      [
        ['101', 'M5'],
        ['102', 'M5', false, true],
      ],
      { mostPerRoom: 1 },
    );
    expect(movesOf(task, await proved(task))).toEqual([]);
  });

  it('gives an empty room of another unit only where the administration allows it', async () => {
    const rooms: RoomSpec[] = [
      ['101', 30, 'f1', 'a'],
      ['102', 18, 'f1', 'b'],
    ];
    const stays = small(rooms, [['101', 'M4', true]]);
    expect(movesOf(stays, await proved(stays))).toEqual([]);
    const goes = small(rooms, [['101', 'M4', true]], { transfers: true });
    expect((await proved(goes)).handovers).toEqual([{ roomId: '102', fromOrgId: 'b', toOrgId: 'a' }]);
  });

  it('frees a whole floor where that is worth the moves', async () => {
    const task = small(
      [
        ['101', 27, 'f1'],
        ['201', 9, 'f2'],
        ['202', 9, 'f2'],
      ],
      [
        ['101', 'M5', false, true],
        ['201', 'M5'],
        ['202', 'M5'],
      ],
    );
    const after = await proved(task);
    expect(figuresOf(task, after)).toMatchObject({ freedFloors: 1, freedRooms: 2, moves: 2, overRooms: 0 });
    expect(movesOf(task, after).map((move) => move.reasons)).toEqual([
      ['shares-room', 'frees-floor'],
      ['shares-room', 'frees-floor'],
    ]);
  });
});

describe('any register', () => {
  const area = fc.integer({ min: 8, max: 45 });
  const aTask = fc
    .record({
      areas: fc.array(area, { minLength: 2, maxLength: 4 }),
      floors: fc.array(fc.constantFrom('f1', 'f2'), { minLength: 4, maxLength: 4 }),
      orgs: fc.array(fc.constantFrom('u', 'u', 'v'), { minLength: 4, maxLength: 4 }),
      people: fc.array(
        fc.record({
          room: fc.nat({ max: 3 }),
          rank: fc.constantFrom('M3' as const, 'M4' as const, 'M5' as const, 'M5' as const),
          fixed: fc.constantFrom(false, false, false, true),
        }),
        { minLength: 1, maxLength: 5 },
      ),
      blocked: fc.constantFrom(-1, -1, 0),
      toEmpty: fc.constantFrom(-1, -1, 1),
      question: fc.record({
        clearAll: fc.boolean(),
        leastFreed: fc.constantFrom(0, 0, 1),
        mostMoves: fc.constantFrom(null, null, 1, 2),
        leadersAlone: fc.boolean(),
        mostPerRoom: fc.constantFrom(2, 3, 6),
        weights: fc.constantFrom(
          defaultQuestion.weights,
          { ...defaultQuestion.weights, freeRoom: 1, move: 3 },
          { ...defaultQuestion.weights, freeFloor: 0, otherFloor: 5 },
        ),
      }),
    })
    .map((made) => {
      const rooms = made.areas.map((m2, n) => [`10${n}`, m2, made.floors[n] ?? 'f1', made.orgs[n] ?? 'u'] as const);
      const seats = made.people.map((p) => [`10${p.room % rooms.length}`, p.rank, p.rank !== 'M5', p.fixed] as const);
      const task = small(rooms, seats, made.question);
      const marked = task.register.rooms.map((room, n) => ({ ...room, blocked: n === made.blocked, toEmpty: n === made.toEmpty }));
      return { ...task, register: { ...task.register, rooms: marked } };
    });

  it('gets the answer that trying everything gets, and says so when there is none', async () => {
    await fc.assert(
      fc.asyncProperty(aTask, async (task) => {
        const best = bestByTrying(task);
        const answer = await reallocate(task, solve);
        if (best === null) {
          expect(answer.state).toBe('infeasible');
          if (answer.state !== 'infeasible') return;
          expect(answer.conflict.missed.length).toBeGreaterThan(0);
          for (const { constraint } of answer.conflict.missed) expect(constraintsOf(task)).toContain(constraint);
          return;
        }
        if (answer.state !== 'proved') throw new Error(`expected ${best}, got ${answer.state}`);
        expect(allowed(task, answer.arrangement)).toBe(true);
        expect(figuresOf(task, answer.arrangement).points).toBe(best);
        expect(verify(task, movesOf(task, answer.arrangement), answer.arrangement.handovers).breaches).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  it('is never better served by going room by room', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1000 }), fc.boolean(), async (seed, leadersAlone) => {
        const task = town(seed, { rooms: 24, people: 30, units: 3, floors: 3 }, { leadersAlone });
        const rough = greedy(task);
        expect(allowed(task, rough)).toBe(true);
        const best = figuresOf(task, await proved(task)).points;
        expect(best).toBeLessThanOrEqual(figuresOf(task, rough).points);
        expect(best).toBeLessThanOrEqual(figuresOf(task, today(task)).points);
      }),
      { numRuns: 25 },
    );
  });

  it('is answered alike however the rows come, to the last person', async () => {
    const task = town(3, { rooms: 60, people: 80, units: 4, floors: 4 });
    const { rooms, seats } = task.register;
    const turned = { ...task, register: { rooms: [...rooms].reverse(), seats: [...seats].reverse() } };
    expect(movesOf(turned, await proved(turned))).toEqual(movesOf(task, await proved(task)));
  });
});

describe('where nothing fits', () => {
  it('says which demands are missed by how much, and which one given up would be enough', async () => {
    const task = small(
      [
        ['101', 30],
        ['102', 9],
      ],
      [
        ['101', 'M4', true],
        ['102', 'M5'],
      ],
      { clearAll: true },
    );
    const answer = await reallocate(task, solve);
    expect(answer).toEqual({
      state: 'infeasible',
      conflict: { missed: [{ constraint: 'clear-all', by: 1, roomIds: ['101'] }], enough: ['clear-all'] },
    });
  });

  it('counts rooms to be emptied, rooms to be freed and moves', async () => {
    const task = small([['101', 9]], [['101', 'M5']], { leastFreed: 1, mostMoves: 0 });
    const answer = await reallocate(task, solve);
    expect(answer).toMatchObject({
      state: 'infeasible',
      conflict: { missed: [{ constraint: 'least-freed', by: 1 }], enough: ['least-freed'] },
    });
  });

  it('finds that sharing with leaders would be enough', async () => {
    const rooms: RoomSpec[] = [
      ['101', 27],
      ['102', 9],
    ];
    const seats: SeatSpec[] = [
      ['101', 'M4', true],
      ['102', 'M5'],
    ];
    const answer = await reallocate(small(rooms, seats, { clearAll: true }), solve);
    expect(answer).toMatchObject({ state: 'infeasible', conflict: { enough: ['leaders-alone', 'clear-all'] } });
  });
});

describe('some of the moves', () => {
  const task = small(
    [
      ['101', 27],
      ['102', 9],
      ['103', 9],
    ],
    [
      ['101', 'M5', false, true],
      ['102', 'M5'],
      ['103', 'M5'],
    ],
  );

  it('are judged by the same rule: half of what clears a room leaves it over', async () => {
    const moves = movesOf(task, await proved(task));
    expect(verify(task, moves, []).breaches).toEqual([]);
    const half = verify(task, moves.slice(0, 1), []);
    expect(half.rooms.find((room) => room.roomId === '101')?.after).toMatchObject({ verdict: 'over', overDm2: 900 });
    expect(half.breaches).toEqual([]);
  });

  it('are refused where they would put a room over the standard that was within it', () => {
    const apart = small(
      [
        ['101', 18],
        ['102', 9],
      ],
      [
        ['101', 'M5'],
        ['101', 'M5'],
      ],
    );
    const one = { seatId: 's0', personId: 'p0', fromRoomId: '101', toRoomId: '102', reasons: [] };
    expect(verify(apart, [one], []).breaches).toMatchObject([
      { roomId: '101', refusal: { code: 'office-space.reallocation_over_limit', limit: '9.00', actual: '18.00' } },
    ]);
  });

  it('show the rooms they touch and no other', () => expect(changesOf(task, today(task))).toEqual([]));
});

describe('the solver', () => {
  it('stops at once when it is told to, and leaves no thread behind', async () => {
    const stop = new AbortController();
    const task = town(5, { rooms: 300, people: 400, units: 10, floors: 12 }, { transfers: true });
    const began = performance.now();
    const running = withSolver({ seconds: 600, signal: stop.signal }, (open) => reallocate(task, open));
    setTimeout(() => stop.abort(new Error('no longer wanted')), 300);
    await expect(running).rejects.toThrow('no longer wanted');
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it('answers requests meanwhile: the loop of the process never waits for it', async () => {
    const task = town(11, { rooms: 150, people: 200, units: 4, floors: 8 });
    let ticks = 0;
    const clock = setInterval(() => {
      ticks += 1;
    }, 5);
    await withSolver({ seconds: 60 }, (open) => reallocate(task, open));
    clearInterval(clock);
    expect(ticks).toBeGreaterThan(5);
  });
});
