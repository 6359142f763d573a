import type { Ctx } from '#kernel/context.ts';
import { closesByRule } from '../rules/closing.ts';
import type { CaseState, Severity } from '../rules/words.ts';
import { closeCase } from './close-case.ts';
import { writeSteps } from './steps.ts';

interface Row {
  id: string;
  orgId: string;
  state: CaseState;
  severity: Severity;
  key: string;
  replyRequired: boolean;
  replied: boolean;
  verified: boolean;
  silent: boolean;
}

/**
 * The source's check found these silent. Closes the cases that wait for nothing else; the others keep the day on which the rule fell silent.
 * Figures are those of today, by key.
 */
export async function ruleCleared(
  ctx: Ctx,
  source: string,
  keys: readonly string[],
  figures: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map(),
): Promise<number> {
  if (keys.length === 0) return 0;
  const { rows } = await ctx.client.query<Row>(
    `select id, org_id as "orgId", state, severity, key, reply_required as "replyRequired", replied_on is not null as replied, verified_on is not null as verified,
       rule_cleared_on is not null as silent
     from cases.case where source = $1 and key = any($2) and state not in ('closed', 'rejected') order by id for update`,
    [source, keys],
  );
  let closed = 0;
  for (const row of rows) {
    const now = figures.get(row.key);
    await ctx.client.query(
      `update cases.case set rule_cleared_on = coalesce(rule_cleared_on, $2::date), seen_at = $3::timestamptz, figures_now = coalesce($4::json, figures_now)
       where id = $1`,
      [row.id, ctx.today, ctx.now.toISOString(), now ? JSON.stringify(now) : null],
    );
    if (closesByRule(row)) {
      await closeCase(ctx, row, { how: 'rule', reason: null });
      closed += 1;
    } else if (!row.silent) {
      await writeSteps(ctx, [{ caseId: row.id, orgId: row.orgId, act: 'rule-silent', from: row.state, to: row.state }]);
    }
  }
  return closed;
}
