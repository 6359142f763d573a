import type { Ctx } from '#kernel/context.ts';
import { addDays } from '#shared/time.ts';
import { reallocationQuestion } from '../../contract/reallocation.ts';
import { reallocate } from '../../rules/reallocation/solve.ts';
import { acceptReallocation } from './accept-reallocation.ts';
import { taskOf } from './read-register.query.ts';
import { storedAnswer, storeProposal } from './reallocation.job.ts';
import { withSolver } from './solver.ts';

const SECONDS = 30;

/** Buildings with most offices over the standard, with their managing unit. */
const WORST = `select b.id, b.name, b.org_id as "orgId" from office_space.alarm a join places.room r on r.id = a.subject_id join places.building b on b.id = r.building_id
 where a.subject_kind = 'room' and a.code = 'A1' and a.cleared_on is null group by b.id order by count(*) desc, b.name limit 3`;

/** Three proposals over the buildings that need it most: one to decide, one that became an order, one whose demands cannot be met. */
export async function demoReallocations(system: Ctx, madeBy: string): Promise<void> {
  const ctx: Ctx = { ...system, actor: { ...system.actor, displayName: madeBy } };
  const { rows } = await ctx.client.query<{ id: string; name: string; orgId: string }>(WORST);
  for (const [at, building] of rows.entries()) {
    const demands = at === 2 ? { clearAll: true, mostMoves: 0 } : {};
    const question = reallocationQuestion.parse({ title: `${building.name}办公室优化调配`, buildingIds: [building.id], ...demands });
    const facts = await taskOf(ctx, question);
    if (facts.register.seats.length === 0) continue;
    const began = performance.now();
    const solved = await withSolver({ seconds: SECONDS }, (solve) => reallocate(facts, solve));
    const answer = storedAnswer(facts, solved, (performance.now() - began) / 1000);
    const id = await storeProposal(ctx, { orgId: building.orgId, taskId: null, question, facts, answer });
    if (at !== 1 || answer.moves.length === 0) continue;
    await acceptReallocation(ctx, { reallocationId: id, version: 1, moveOn: addDays(ctx.today, 14), document: '示范用房〔2026〕12号' });
  }
}
