import type { Ctx } from '#kernel/context.ts';
import { newId } from '#shared/ids.ts';
import type { Verb } from '../../contract/words.ts';
import type { Flow } from './rows.ts';

export interface ActDraft {
  readonly verb: Verb;
  readonly stepId?: string | null;
  /** Whose place was taken: the one who is covered, or who no longer works. */
  readonly onBehalfOf?: string | null;
  readonly opinion?: string | null;
  /** Names of people it went to, or of the step. */
  readonly towards?: readonly string[];
  /** False for what the platform did by itself within somebody's act. */
  readonly byActor?: boolean;
}

/** Adds a line to the history of a flow, and the same to the audit log. */
export async function writeAct(ctx: Ctx, flow: Flow, act: ActDraft): Promise<void> {
  const id = newId();
  const opinion = act.opinion?.trim() || null;
  await ctx.client.query({
    name: 'approvals.write-act',
    text: `insert into approvals.act (id, org_id, flow_id, step_id, at, verb, account_id, on_behalf_of, round, opinion, towards)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      id,
      flow.orgId,
      flow.id,
      act.stepId ?? null,
      ctx.now.toISOString(),
      act.verb,
      act.byActor === false ? null : ctx.actor.accountId,
      act.onBehalfOf ?? null,
      flow.round,
      opinion,
      JSON.stringify(act.towards ?? []),
    ],
  });
  ctx.audit({
    action: `approvals.flow.${act.verb}`,
    subject: { kind: 'approval', id: flow.id, orgId: flow.orgId },
    after: {
      record: flow.kind,
      recordId: flow.subjectId,
      step: act.stepId ?? null,
      opinion,
      towards: act.towards ?? [],
      onBehalfOf: act.onBehalfOf ?? null,
    },
  });
}
