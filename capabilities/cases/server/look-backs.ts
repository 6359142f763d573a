import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { lookBackAt as lookBackRoute } from '../contract/steps.ts';
import { lockedCase } from './locked-case.ts';
import { openCase } from './open-case.ts';
import { writeSteps } from './steps.ts';
import { attachEvidence } from './take-step.ts';

interface Former {
  clause: string;
  bornSeverity: 'A' | 'B' | 'C' | 'D';
  subjectLabel: string;
  subjectPath: string | null;
  repeatNo: number;
  figures: Record<string, string>;
}

/** What a second look saw (SU-9). A relapse is a new case of the same object and line, one class graver. */
export async function lookBackAt(ctx: Ctx, input: RouteInput<typeof lookBackRoute>): Promise<RouteAnswer<typeof lookBackRoute>> {
  const { caseId, months, result, note, fileIds } = input;
  const c = await lockedCase(ctx, caseId);
  const { rows } = await ctx.client.query<{ id: string }>(
    `update cases.look_back set done_on = $3::date, result = $4, note = $5, done_by = $6, done_by_name = $7
     where case_id = $1 and months = $2 and done_on is null returning id`,
    [caseId, months, ctx.today, result, note, ctx.actor.accountId, ctx.actor.displayName],
  );
  found(rows[0]);
  await attachEvidence(ctx, c, fileIds);
  await writeSteps(ctx, [
    { caseId, orgId: c.orgId, act: `look-back-${result}`, from: c.state, to: c.state, note, facts: { months }, fileIds },
  ]);
  ctx.audit({ action: 'cases.case.look-back', subject: { kind: 'case', id: caseId, orgId: c.orgId }, after: { months, result, note } });
  const newCaseId = result === 'relapsed' ? await relapse(ctx, caseId, note) : null;
  ctx.emit('cases.case.moved', { caseId }, c.orgId);
  return { id: caseId, result, newCaseId };
}

async function relapse(ctx: Ctx, caseId: string, note: string): Promise<string> {
  const c = await lockedCase(ctx, caseId);
  const { rows } = await ctx.client.query<Former>(
    `select clause, born_severity as "bornSeverity", subject_label as "subjectLabel", subject_path as "subjectPath", repeat_no as "repeatNo", coalesce(figures_now, figures) as figures
     from cases.case where id = $1`,
    [caseId],
  );
  const former = rows[0] as Former;
  const { caseId: opened } = await openCase(
    ctx,
    {
      source: 'cases.inspection',
      key: newId(),
      item: c.itemCode,
      ruleCode: c.ruleCode,
      ...(c.ruleLabel ? { ruleLabel: c.ruleLabel } : {}),
      clause: former.clause,
      severity: former.bornSeverity,
      orgId: c.orgId,
      subject: {
        kind: c.subjectKind,
        id: c.subjectId,
        label: former.subjectLabel,
        ...(former.subjectPath ? { path: former.subjectPath } : {}),
      },
      title: c.title,
      facts: note,
      figures: former.figures,
      foundOn: ctx.today,
      foundByAccountId: ctx.actor.accountId,
    },
    undefined,
    { id: caseId, closedOn: ctx.today, repeatNo: former.repeatNo },
  );
  return opened;
}
