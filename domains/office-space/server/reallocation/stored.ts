import { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import { type ReallocationQuestion, reallocationQuestion, type reallocationStates } from '../../contract/reallocation.ts';
import type { Register } from '../../rules/reallocation/model.ts';
import type { Figures, Handover, Move } from '../../rules/reallocation/outcome.ts';
import type { Conflict } from '../../rules/reallocation/solve.ts';

/** What a proposal keeps of its computation. */
export interface StoredAnswer {
  readonly proved: boolean;
  readonly gap: number;
  readonly seconds: number;
  readonly patterns: number;
  readonly today: Figures;
  readonly greedy: Figures;
  readonly best: Figures | null;
  readonly moves: readonly Move[];
  readonly handovers: readonly Handover[];
  readonly conflict: Conflict | null;
}

export interface StoredReallocation {
  readonly id: string;
  readonly orgId: string;
  readonly title: string;
  readonly state: (typeof reallocationStates)[number];
  readonly question: ReallocationQuestion;
  readonly register: Register;
  readonly answer: StoredAnswer;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly version: number;
}

const asked = z.object({ question: reallocationQuestion });

/** A proposal as it was stored; locked when it is about to be decided. */
export async function readReallocation(ctx: Ctx, reallocationId: string, lock = false): Promise<StoredReallocation> {
  const { rows } = await ctx.client.query<StoredReallocation>(
    `select id, org_id as "orgId", title, state, question, register, answer, made_by as "madeBy", made_at as "madeAt", version
     from office_space.reallocation where id = $1 ${lock ? 'for update' : ''}`,
    [reallocationId],
  );
  const kept = found(rows[0]);
  return { ...kept, question: asked.parse({ question: kept.question }).question };
}
