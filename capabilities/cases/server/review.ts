import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { closeByInspector as closeRoute, recheckCase as recheckRoute, reviewCase as reviewRoute } from '../contract/steps.ts';
import type { CaseSource } from './case-source.ts';
import { closeCase } from './close-case.ts';
import { type CaseFacts, lockedCase } from './locked-case.ts';
import { ruleCleared } from './rule-cleared.ts';
import { writeSteps } from './steps.ts';
import { attachEvidence, permit, takeStep } from './take-step.ts';

export type Sources = ReadonlyMap<string, CaseSource>;

/** What the rule says now; null for a case without a rule that can be asked. */
async function askRule(
  ctx: Ctx,
  sources: Sources,
  c: CaseFacts,
): Promise<{ clear: boolean; figures: Readonly<Record<string, string>> } | null> {
  const source = sources.get(c.source);
  return source ? source.recheck(ctx, c) : null;
}

/** Asks the rule anew and keeps its figures. A silent rule closes what waits for nothing else. */
export const recheckCase =
  (sources: Sources) =>
  async (ctx: Ctx, { caseId }: RouteInput<typeof recheckRoute>): Promise<RouteAnswer<typeof recheckRoute>> => {
    const c = await lockedCase(ctx, caseId);
    if (c.closedOn !== null) refuse('cases.step_not_possible', { state: c.state });
    const said = (await askRule(ctx, sources, c)) ?? refuse('cases.source_gone');
    const { clear, figures } = said;
    if (clear) await ruleCleared(ctx, c.source, [c.key], new Map([[c.key, figures]]));
    else {
      await ctx.client.query(
        'update cases.case set figures_now = $2::json, seen_at = $3::timestamptz, rule_cleared_on = null where id = $1',
        [caseId, JSON.stringify(figures), ctx.now.toISOString()],
      );
      await writeSteps(ctx, [{ caseId, orgId: c.orgId, act: 'recheck', from: c.state, to: c.state, facts: { figures } }]);
    }
    const { state } = await lockedCase(ctx, caseId);
    return { clear, figures: { ...figures }, state };
  };

/** An inspector who did not put it right accepts what was handed in, or sends it back with the reason. */
export async function reviewCase(ctx: Ctx, input: RouteInput<typeof reviewRoute>): Promise<RouteAnswer<typeof reviewRoute>> {
  const { caseId, passed, reason, fileIds } = input;
  const set: Record<string, string | null> = passed ? { reviewed_on: ctx.today } : { reviewed_on: null, submitted_on: null };
  await takeStep(ctx, caseId, passed ? 'pass' : 'send-back', () => ({ note: reason, fileIds, set }));
  return { id: caseId, state: passed ? 'reviewed' : 'fixing' };
}

/**
 * An inspector closes with a reason. Where a rule can be asked it is asked first: a silent one closes the case itself, one that still speaks is
 * overruled only knowingly.
 */
export const closeByInspector =
  (sources: Sources) =>
  async (ctx: Ctx, input: RouteInput<typeof closeRoute>): Promise<RouteAnswer<typeof closeRoute>> => {
    const { caseId, reason, againstRule, fileIds } = input;
    const c = await lockedCase(ctx, caseId);
    permit(ctx, c, 'close');
    if (c.replyRequired && c.repliedOn === null) refuse('cases.reply_missing');
    const said = await askRule(ctx, sources, c);
    if (said && !said.clear && !againstRule) refuse('cases.rule_speaks', { rule: c.ruleCode });
    if (said)
      await ctx.client.query(
        `update cases.case set figures_now = $2::json, seen_at = $3::timestamptz, rule_cleared_on = case when $4 then coalesce(rule_cleared_on, $5::date) end where id = $1`,
        [caseId, JSON.stringify(said.figures), ctx.now.toISOString(), said.clear, ctx.today],
      );
    await attachEvidence(ctx, c, fileIds);
    await closeCase(ctx, { ...c, verified: c.verifiedOn !== null }, { how: said?.clear ? 'rule' : 'inspector', reason, fileIds });
    return { id: caseId, state: 'closed' };
  };
