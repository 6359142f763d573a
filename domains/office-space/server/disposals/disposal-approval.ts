import { z } from 'zod';
import { type ApprovalSheet, type ApprovalSubject, approvalSubject, type Decided } from '#capabilities/approvals/server/public.ts';
import type { Ctx } from '#kernel/context.ts';
import { say } from '#kernel/http/labels.ts';
import type { Disposal } from '../../contract/disposals.ts';
import { disposalModes, modeRules } from '../../rules/disposal.ts';
import { obey } from '../obey.ts';
import { getDisposal, heldDisposal, judgeDisposal } from './disposal.query.ts';
import { takeEffect } from './take-effect.ts';

const field = (name: string): string => `field.office-space.${name}`;

async function sheet(ctx: Ctx, subjectId: string): Promise<ApprovalSheet> {
  const d = await getDisposal(ctx, { disposalId: subjectId });
  const { verdict } = await judgeDisposal(ctx, subjectId);
  const sqm = say(ctx.locale, 'unit.sqm');
  return {
    facts: [
      { labelKey: field('disposalMode'), value: d.mode, enum: 'office-space.disposal_mode' },
      { labelKey: field('buildingName'), value: d.buildingName },
      { labelKey: field('areaSqm'), value: d.areaSqm, unit: sqm },
      { labelKey: field('reason'), value: d.reason },
      { labelKey: field('toOrgId'), value: d.toOrgName },
      { labelKey: field('newKind'), value: d.newKind, enum: 'office-space.room_kind' },
      { labelKey: field('counterpart'), value: d.counterpart },
      { labelKey: field('appraisedYuan'), value: d.appraisedYuan, unit: say(ctx.locale, 'unit.yuan') },
    ],
    verdicts: [
      verdict.ok
        ? {
            tone: 'ok',
            wordKey: 'verdict.office-space.disposal.ready',
            clause: say(ctx.locale, 'clause.office-space.measures-2017.disposal'),
          }
        : {
            tone: 'violation',
            wordKey: `error.${verdict.code}`,
            params: Object.fromEntries(Object.entries(verdict.params ?? {}).map(([k, v]) => [k, String(v ?? '')])),
            clause: say(ctx.locale, `clause.office-space.${verdict.clause}`),
          },
    ],
    tables: [
      {
        titleKey: 'page.office-space.disposal.rooms',
        columns: [
          { labelKey: field('roomCode') },
          { labelKey: field('name') },
          { labelKey: field('kind') },
          { labelKey: field('usableAreaSqm'), numeric: true },
        ],
        rows: d.rooms.map((r) => [r.code, r.name, say(ctx.locale, `enum.office-space.room_kind.${r.kind}`), r.usableAreaSqm]),
      },
    ],
    fileIds: d.papers.flatMap((p) => p.fileId ?? []),
  };
}

const stateAfter = { approved: 'approved', denied: 'denied', returned: 'returned', withdrawn: 'withdrawn', terminated: 'denied' } as const;

/**
 * Does what was approved, in the decision's transaction: reallocation, change of purpose and demolition take effect at once, the others
 * become a permission to deal. What stood in no way at the time of submission is asked anew, since rooms may have been seated meanwhile.
 */
async function onDecided(ctx: Ctx, decided: Decided): Promise<void> {
  const d = await heldDisposal(ctx, decided.subjectId);
  if (d.state !== 'in-approval') return;
  const atOnce = decided.outcome === 'approved' && modeRules[d.mode as Disposal['mode']].takesEffect === 'approval';
  if (decided.outcome === 'approved') obey((await judgeDisposal(ctx, d.id)).verdict);
  const state = atOnce ? 'done' : stateAfter[decided.outcome];
  const ended = atOnce ? await takeEffect(ctx, d) : 0;
  await ctx.db
    .updateTable('office_space.disposal')
    .set({
      state,
      opinion: decided.opinion,
      decided_on: state === 'returned' ? null : ctx.today,
      done_on: atOnce ? ctx.today : null,
    })
    .where('id', '=', d.id)
    .execute();
  ctx.audit({
    action: 'office-space.disposal.decided',
    subject: { kind: 'disposal', id: d.id, orgId: d.org_id },
    before: { state: d.state },
    after: { state, opinion: decided.opinion, endedRooms: ended },
  });
}

/** Disposals: the leader of the administration decides; what leaves the register is counter-signed by supervision. */
export const disposalApproval: ApprovalSubject = approvalSubject({
  kind: 'office-space.disposal',
  bpmn: new URL('../../approvals/disposal.bpmn', import.meta.url),
  facts: z.object({ disposalMode: z.enum(disposalModes), areaSqm: z.number(), appraisedYuan: z.number() }),
  sheet,
  onDecided,
});
