import type { Ctx } from '#kernel/context.ts';
import { newId } from '#shared/ids.ts';
import type { CaseState } from '../rules/words.ts';

export interface StepDraft {
  readonly caseId: string;
  readonly orgId: string;
  /** Label: `enum.cases.act.<act>`. */
  readonly act: string;
  readonly from: CaseState | null;
  readonly to: CaseState;
  readonly note?: string | null;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly fileIds?: readonly string[];
}

/** Writes steps of cases in one statement, in the name of who acts now. */
export async function writeSteps(ctx: Ctx, drafts: readonly StepDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  const rows = drafts.map((d) => ({ id: newId(), note: null, facts: {}, fileIds: [], ...d }));
  await ctx.client.query(
    `insert into cases.step (id, org_id, case_id, at, account_id, account_name, act, from_state, to_state, note, facts, file_ids)
     select e.id, e."orgId", e."caseId", $2::timestamptz, $3::uuid, $4, e.act, e."from", e."to", e.note, e.facts,
       coalesce((select array_agg(f::uuid order by n) from json_array_elements_text(e."fileIds") with ordinality as f(f, n)), '{}')
     from json_to_recordset($1::json) as e (id uuid, "orgId" uuid, "caseId" uuid, act text, "from" text, "to" text, note text, facts json, "fileIds" json)`,
    [JSON.stringify(rows), ctx.now.toISOString(), ctx.actor.accountId, ctx.actor.displayName],
  );
}
