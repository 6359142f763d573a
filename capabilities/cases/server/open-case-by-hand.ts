import { reaches } from '#kernel/access/reach.ts';
import type { Ctx } from '#kernel/context.ts';
import { refuseField } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { openCaseByHand as route } from '../contract/steps.ts';
import type { Severity } from '../rules/words.ts';
import { openCase } from './open-case.ts';

interface Line {
  severity: Severity;
  text: string;
  basis: string;
}

/** The list line in force on the day; refuses the field without one. */
async function lineOf(ctx: Ctx, code: string, on: string): Promise<Line> {
  const { rows } = await ctx.client.query<Line>(
    `select severity, text_zh as text, basis from cases.list_item where code = $1 and valid_from <= $2::date and (valid_to is null or valid_to >= $2::date)
     order by valid_from desc limit 1`,
    [code, on],
  );
  return rows[0] ?? refuseField('itemCode', 'cases.item_unknown', { code, on });
}

/**
 * Enters what a person found. Inspectors enter problems of the units in their reach; a unit enters its own, which counts as found by itself
 * (T4). A supervision recommendation waits for an answer (SU-10).
 */
export async function openCaseByHand(ctx: Ctx, input: RouteInput<typeof route>): Promise<RouteAnswer<typeof route>> {
  if (input.foundOn > ctx.today) refuseField('foundOn', 'cases.day_in_future');
  const { rows: units } = await ctx.client.query('select 1 from org.unit where id = $1 and state = $2', [input.orgId, 'active']);
  if (units.length === 0) refuseField('orgId', 'cases.unit_unknown');
  const line = await lineOf(ctx, input.itemCode, input.foundOn);
  const inspects = reaches(ctx.actor, 'cases.case.inspect', input.orgId);
  const origin = inspects ? input.origin : 'self';
  const source = `cases.${origin}`;
  const { caseId } = await openCase(ctx, {
    source,
    key: newId(),
    item: input.itemCode,
    ruleCode: input.itemCode,
    clause: line.basis,
    severity: line.severity,
    orgId: input.orgId,
    subject: { kind: 'cases.place', id: newId(), label: input.subjectLabel },
    title: input.title,
    facts: input.facts,
    ...(input.place ? { place: input.place } : {}),
    figures: Object.fromEntries(Object.entries(input.figures).filter((f): f is [string, string] => f[1] !== undefined)),
    evidenceFileIds: input.fileIds,
    foundOn: input.foundOn,
    foundByAccountId: ctx.actor.accountId,
    origin,
  });
  if (origin === 'recommendation')
    await ctx.client.query('update cases.case set reply_required = true, recommended_by = $2, recommendation_no = $3 where id = $1', [
      caseId,
      input.recommendedBy ?? null,
      input.recommendationNo ?? null,
    ]);
  return { id: caseId, severity: line.severity };
}
