import { z } from 'zod';
import { type ApprovalSheet, type ApprovalSubject, approvalSubject, type Decided } from '#capabilities/approvals/server/public.ts';
import type { Ctx } from '#kernel/context.ts';
import { say } from '#kernel/http/labels.ts';
import type { ProjectRecord } from '../../contract/project-record.ts';
import type { ProjectReview } from '../../contract/projects.ts';
import { projectKinds } from '../../rules/project-kinds.ts';
import { readProject } from './get-project.query.ts';
import { heldProject } from './project.query.ts';

const PREFIX = 'verdict.office-space.review';

/** What the review says, as verdict lines for the approver. */
export function verdictsOf(ctx: Ctx, review: ProjectReview): ApprovalSheet['verdicts'] {
  const unit = say(ctx.locale, 'unit.yuan');
  const lines: ApprovalSheet['verdicts'] = review.items.flatMap((item) =>
    item.findings
      .filter((finding) => finding !== 'within')
      .map((finding) => ({
        tone: finding === 'luxury' || finding === 'over-standard' ? ('violation' as const) : ('attention' as const),
        wordKey: `${PREFIX}.${finding}`,
        params: { component: say(ctx.locale, `enum.office-space.component.${item.component}`) },
        over: finding === 'over-standard' || finding === 'luxury' ? `${item.overYuan} ${unit}` : null,
        actual: finding === 'before-service-life' ? String(item.ageYears ?? '') : item.unitPriceYuan,
        limit: finding === 'before-service-life' ? String(item.serviceYears ?? '') : item.standardYuan,
        unit: finding === 'before-service-life' ? say(ctx.locale, 'unit.years') : unit,
        clause: say(ctx.locale, `clause.office-space.${item.clause}`),
      })),
  );
  if (review.area)
    lines.push({
      tone: Number(review.area.overSqm) > 0 ? 'violation' : 'ok',
      wordKey: Number(review.area.overSqm) > 0 ? `${PREFIX}.area-over` : `${PREFIX}.area-within`,
      over: Number(review.area.overSqm) > 0 ? `${review.area.overSqm} ${say(ctx.locale, 'unit.sqm')}` : null,
      actual: review.area.afterSqm,
      limit: review.area.approvedSqm,
      unit: say(ctx.locale, 'unit.sqm'),
      clause: say(ctx.locale, 'clause.office-space.standard-2014.establishment'),
    });
  return lines.length > 0
    ? lines
    : [{ tone: 'ok', wordKey: `${PREFIX}.within`, clause: say(ctx.locale, 'clause.office-space.measures-2017.repair-standard') }];
}

const field = (name: string): string => `field.office-space.${name}`;

function tableOf(ctx: Ctx, project: ProjectRecord): NonNullable<ApprovalSheet['tables']> {
  return [
    {
      titleKey: 'page.office-space.project.estimate',
      columns: [
        { labelKey: field('component') },
        { labelKey: field('description') },
        { labelKey: field('quantity'), numeric: true },
        { labelKey: field('unitPriceYuan'), numeric: true },
        { labelKey: field('standardYuan'), numeric: true },
        { labelKey: field('amountYuan'), numeric: true },
        { labelKey: field('overYuan'), numeric: true },
      ],
      rows: project.review.items.map((i) => [
        say(ctx.locale, `enum.office-space.component.${i.component}`),
        i.description,
        i.quantity,
        i.unitPriceYuan,
        i.standardYuan,
        i.amountYuan,
        i.overYuan,
      ]),
    },
  ];
}

async function sheet(ctx: Ctx, subjectId: string): Promise<ApprovalSheet> {
  const p = await readProject(ctx, subjectId);
  return {
    facts: [
      { labelKey: field('orgName'), value: p.orgName },
      { labelKey: field('projectKind'), value: p.kind, enum: 'office-space.project_kind' },
      { labelKey: field('buildingName'), value: p.buildingName ?? p.place },
      { labelKey: field('reason'), value: p.reason },
      { labelKey: field('estimateYuan'), value: p.estimateYuan, unit: say(ctx.locale, 'unit.yuan') },
      { labelKey: field('addedAreaSqm'), value: p.addedAreaSqm, unit: say(ctx.locale, 'unit.sqm') },
    ],
    verdicts: verdictsOf(ctx, p.review),
    tables: tableOf(ctx, p),
    fileIds: p.papers.flatMap((paper) => paper.fileId ?? []),
  };
}

const stateAfter = { approved: 'approved', denied: 'denied', returned: 'returned', withdrawn: 'withdrawn', terminated: 'denied' } as const;

/** Does to a project what was decided; the estimate becomes what is approved. */
async function onDecided(ctx: Ctx, d: Decided): Promise<void> {
  const project = await heldProject(ctx, d.subjectId);
  if (project.state !== 'in-approval') return;
  const state = stateAfter[d.outcome];
  await ctx.db
    .updateTable('office_space.project')
    .set({
      state,
      decided_on: state === 'returned' ? null : ctx.today,
      opinion: d.opinion,
      ...(state === 'approved' ? { approved_yuan: project.estimate_yuan } : {}),
    })
    .where('id', '=', d.subjectId)
    .execute();
  ctx.audit({
    action: 'office-space.project.decided',
    subject: { kind: 'project', id: d.subjectId, orgId: project.org_id },
    before: { state: project.state },
    after: { state, opinion: d.opinion },
  });
}

/** Applications for projects: who decides by kind, sum and excess over the standard. */
export const projectApproval: ApprovalSubject = approvalSubject({
  kind: 'office-space.project',
  bpmn: new URL('../../approvals/project.bpmn', import.meta.url),
  facts: z.object({ projectKind: z.enum(projectKinds), estimateYuan: z.number(), overYuan: z.number() }),
  sheet,
  onDecided,
});
