import type { Ctx } from '#kernel/context.ts';
import { newId } from '#shared/ids.ts';
import { lookBackDays } from '../rules/limits.ts';
import type { CaseState, Closing, Severity } from '../rules/words.ts';
import { settingsInForce } from './settings-in-force.query.ts';
import { writeSteps } from './steps.ts';

export interface Closable {
  readonly id: string;
  readonly orgId: string;
  readonly state: CaseState;
  readonly severity: Severity;
  /** Somebody found it founded: it counts in figures, and a serious one is looked at again. */
  readonly verified: boolean;
}

/** Ends a case, writes step and audit, and plans the second looks at a serious one (SU-9). Whether it may end was asked before. */
export async function closeCase(
  ctx: Ctx,
  c: Closable,
  end: { how: Closing; reason: string | null; fileIds?: readonly string[] },
): Promise<void> {
  const to: CaseState = end.how === 'not-founded' || end.how === 'objection' ? 'rejected' : 'closed';
  await ctx.client.query(
    `update cases.case set state = $2, closed_on = $3::date, closed_how = $4, closed_by = $5, close_reason = $6, version = version + 1,
       fixed_on = case when $2 = 'closed' then coalesce(submitted_on, rule_cleared_on, $3::date) end, escalated_to_org_id = null
     where id = $1`,
    [c.id, to, ctx.today, end.how, ctx.actor.accountId, end.reason],
  );
  await writeSteps(ctx, [
    {
      caseId: c.id,
      orgId: c.orgId,
      act: `close-${end.how}`,
      from: c.state,
      to,
      note: end.reason,
      ...(end.fileIds ? { fileIds: end.fileIds } : {}),
    },
  ]);
  if (to === 'closed' && c.severity === 'B' && c.verified) await planLookBacks(ctx, c);
  ctx.audit({
    action: 'cases.case.closed',
    subject: { kind: 'case', id: c.id, orgId: c.orgId },
    before: { state: c.state },
    after: { state: to, how: end.how, reason: end.reason },
  });
  ctx.emit('cases.case.moved', { caseId: c.id }, c.orgId);
}

async function planLookBacks(ctx: Ctx, c: Closable): Promise<void> {
  const looks = lookBackDays(await settingsInForce(ctx), ctx.today).map((look) => ({ id: newId(), ...look }));
  await ctx.client.query(
    `insert into cases.look_back (id, org_id, case_id, months, due_on)
     select e.id, $2, $3, e.months, e."dueOn" from json_to_recordset($1::json) as e (id uuid, months int, "dueOn" date) on conflict (case_id, months) do nothing`,
    [JSON.stringify(looks), c.orgId, c.id],
  );
}
