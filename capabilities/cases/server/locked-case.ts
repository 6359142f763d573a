import type { Ctx } from '#kernel/context.ts';
import { Where } from '#kernel/db/where.ts';
import { found } from '#shared/errors.ts';
import type { Day } from '#shared/time.ts';
import type { CaseState, EvidenceKind, Severity } from '../rules/words.ts';
import { whereSeen } from './case.visible.ts';

/** A case as its steps read it. */
export interface CaseFacts {
  readonly id: string;
  readonly orgId: string;
  readonly source: string;
  readonly key: string;
  readonly ruleCode: string;
  readonly ruleLabel: string | null;
  readonly itemCode: string;
  readonly evidenceKind: EvidenceKind | null;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly title: string;
  readonly state: CaseState;
  readonly severity: Severity;
  readonly verifiedOn: Day | null;
  readonly notifiedOn: Day | null;
  readonly noticeNumber: string | null;
  readonly dueOn: Day | null;
  readonly extendedOn: Day | null;
  readonly extensionAsked: boolean;
  readonly replyRequired: boolean;
  readonly repliedOn: Day | null;
  readonly foundBy: string | null;
  readonly rectifiedBy: string | null;
  readonly closedOn: Day | null;
}

export const factColumns = `c.id, c.org_id as "orgId", c.source, c.key, c.rule_code as "ruleCode", c.rule_label as "ruleLabel", c.item_code as "itemCode",
  (select i.evidence_kind from cases.list_item i where i.code = c.item_code and i.valid_from <= c.found_on order by i.valid_from desc limit 1) as "evidenceKind",
  c.subject_kind as "subjectKind", c.subject_id as "subjectId", c.title, c.state, c.severity, c.verified_on as "verifiedOn", c.notified_on as "notifiedOn",
  c.notice_number as "noticeNumber", c.due_on as "dueOn", c.extended_on as "extendedOn",
  exists (select from cases.extension x where x.case_id = c.id and x.granted is not false) as "extensionAsked", c.reply_required as "replyRequired",
  c.replied_on as "repliedOn", c.found_by as "foundBy", c.rectified_by as "rectifiedBy", c.closed_on as "closedOn"`;

/** The case that a step is about, held until the transaction ends; 404 for what the actor may not see. */
export async function lockedCase(ctx: Ctx, caseId: string): Promise<CaseFacts> {
  const where = whereSeen(ctx, new Where()).and('c.id = ?', caseId);
  const { rows } = await ctx.client.query<CaseFacts>(
    `select ${factColumns} from cases.case c where ${where.sql} for update of c`,
    where.values,
  );
  return found(rows[0]);
}
