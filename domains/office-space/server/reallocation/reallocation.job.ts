import type { Ctx } from '#kernel/context.ts';
import { type TaskKind, task } from '#kernel/domain.ts';
import { refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import { type ReallocationQuestion, reallocationQuestion } from '../../contract/reallocation.ts';
import { greedy } from '../../rules/reallocation/greedy.ts';
import type { Task } from '../../rules/reallocation/model.ts';
import { figuresOf, movesOf, today } from '../../rules/reallocation/outcome.ts';
import { type Answer, reallocate } from '../../rules/reallocation/solve.ts';
import { taskOf } from './read-register.query.ts';
import { REALLOCATION_TASK } from './reallocation-task.ts';
import { withSolver } from './solver.ts';
import type { StoredAnswer } from './stored.ts';

/** Reading and storing stand at both ends of the solver's parts. */
const ENDS = 2;

/** What is kept of an answer, with the figures of today and of going room by room beside it. */
export function storedAnswer(facts: Task, answer: Answer, seconds: number): StoredAnswer {
  const base = { seconds, today: figuresOf(facts, today(facts)), greedy: figuresOf(facts, greedy(facts)) };
  switch (answer.state) {
    case 'infeasible':
      return { ...base, proved: true, gap: 0, patterns: 0, best: null, moves: [], handovers: [], conflict: answer.conflict };
    case 'too-large':
      return refuse('office-space.reallocation_too_large', { rooms: facts.register.rooms.length });
    case 'unknown':
      return refuse('office-space.reallocation_undecided', { seconds: Math.round(seconds) });
    default: {
      const { arrangement, gap, patterns } = answer;
      const best = figuresOf(facts, arrangement);
      const moves = movesOf(facts, arrangement);
      return { ...base, proved: answer.state === 'proved', gap, patterns, best, moves, handovers: arrangement.handovers, conflict: null };
    }
  }
}

interface Proposal {
  readonly orgId: string | null;
  readonly taskId: string | null;
  readonly question: ReallocationQuestion;
  readonly facts: Task;
  readonly answer: StoredAnswer;
}

/** Stores a proposal for the unit that asked. Answers its id. */
export async function storeProposal(ctx: Ctx, { orgId, taskId, question, facts, answer }: Proposal): Promise<string> {
  const id = newId();
  await ctx.client.query(
    `insert into office_space.reallocation (id, org_id, title, state, question, register, answer, made_by, made_on, made_at, task_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      id,
      orgId,
      question.title,
      answer.conflict ? 'infeasible' : 'proposed',
      JSON.stringify(question),
      JSON.stringify(facts.register),
      JSON.stringify(answer),
      ctx.actor.displayName,
      ctx.today,
      ctx.now,
      taskId,
    ],
  );
  const { moves, clearedRooms, freedRooms } = answer.best ?? answer.today;
  ctx.audit({
    action: 'office-space.reallocation.proposed',
    subject: { kind: 'reallocation', id, orgId },
    after: { planTitle: question.title, moves, clearedRooms, freedRooms, ...(answer.best ? { proved: answer.proved } : {}) },
  });
  return id;
}

/** Reads the register, lets the solver work without a transaction, then stores the proposal. Cancelled, it leaves nothing behind. */
export const reallocationTask: TaskKind = task(
  REALLOCATION_TASK,
  'office-space.reallocation.propose',
  reallocationQuestion,
  async (run, question) => {
    await run.progress(0, null);
    const facts = await run.transaction((ctx) => taskOf(ctx, question), { readOnly: true });
    if (facts.register.seats.length === 0) refuse('office-space.reallocation_no_rooms');
    const began = performance.now();
    const answer = await withSolver({ seconds: question.seconds, signal: run.signal }, (solve) =>
      reallocate(facts, solve, (done, total) => run.progress(done + 1, total + ENDS)),
    );
    const stored = storedAnswer(facts, answer, (performance.now() - began) / 1000);
    const reallocationId = await run.transaction((ctx) =>
      storeProposal(ctx, { orgId: ctx.actor.orgId ?? null, taskId: run.taskId, question, facts, answer: stored }),
    );
    return { reallocationId, state: stored.conflict ? 'infeasible' : 'proposed', moves: stored.moves.length };
  },
);
