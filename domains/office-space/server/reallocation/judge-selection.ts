import type { Ctx } from '#kernel/context.ts';
import { type Drift, driftOf } from '../../rules/reallocation/drift.ts';
import type { Task } from '../../rules/reallocation/model.ts';
import { type Figures, figuresOf, type Move } from '../../rules/reallocation/outcome.ts';
import { type Selection, verify } from '../../rules/reallocation/verify.ts';
import { taskOf } from './read-register.query.ts';
import type { StoredReallocation } from './stored.ts';

export interface Judged extends Selection {
  readonly task: Task;
  readonly moves: readonly Move[];
  readonly figures: Figures;
  /** What changed since of the rooms and people that these moves touch. */
  readonly drift: readonly Drift[];
}

/** Judges some moves of a proposal over the register of today, whatever it was when the proposal was made. */
export async function judgeSelection(ctx: Ctx, kept: StoredReallocation, seatIds: ReadonlySet<string> | null): Promise<Judged> {
  const task = await taskOf(ctx, kept.question);
  const moves = kept.answer.moves.filter((move) => seatIds === null || seatIds.has(move.seatId));
  const rooms = new Set(moves.flatMap((move) => [move.fromRoomId, move.toRoomId]));
  const drift = driftOf(kept.register, task.register).filter((one) => rooms.has(one.roomId));
  const standing = new Set(task.register.seats.map((seat) => seat.id));
  const known = new Set(task.register.rooms.map((room) => room.id));
  const possible = moves.filter((move) => standing.has(move.seatId) && known.has(move.toRoomId));
  const selection = verify(task, possible, kept.answer.handovers);
  return { ...selection, task, moves, figures: figuresOf(task, selection.arrangement), drift };
}
