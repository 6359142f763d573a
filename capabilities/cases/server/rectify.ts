import type { Ctx } from '#kernel/context.ts';
import { say } from '#kernel/http/labels.ts';
import { refuseField } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { replyToNotice as replyRoute, startFixing as startRoute, submitFix as submitRoute } from '../contract/steps.ts';
import { checkEvidence } from '../rules/evidence.ts';
import { issueLetter } from './letters.ts';
import { lockedCase } from './locked-case.ts';
import { settingsInForce } from './settings-in-force.query.ts';
import { permit, record, takeStep } from './take-step.ts';

/** The unit answers the notice with what it will do; the answer is a numbered letter (回执), to a recommendation the reply that SU-10 demands. */
export async function replyToNotice(ctx: Ctx, input: RouteInput<typeof replyRoute>): Promise<RouteAnswer<typeof replyRoute>> {
  const { caseId, text, measures, fileIds } = input;
  const c = await lockedCase(ctx, caseId);
  const to = permit(ctx, c, 'reply');
  await record(ctx, c, 'reply', to, {
    note: text,
    fileIds,
    facts: { measures },
    set: { replied_on: ctx.today, measures, rectified_by: ctx.actor.accountId },
  });
  const kind = c.replyRequired ? 'recommendation-reply' : 'receipt';
  const letter = await issueLetter(ctx, await settingsInForce(ctx), c, { kind, issuerOrgId: c.orgId, content: { text, measures } });
  return { id: caseId, letterId: letter.id, number: letter.number };
}

export async function startFixing(ctx: Ctx, { caseId, note }: RouteInput<typeof startRoute>): Promise<RouteAnswer<typeof startRoute>> {
  await takeStep(ctx, caseId, 'start', () => ({ note, set: { rectified_by: ctx.actor.accountId } }));
  return { id: caseId, state: 'fixing' };
}

/** The unit hands in what it did. Who does is the rectifying person and may not judge it (SU-8). */
export async function submitFix(ctx: Ctx, input: RouteInput<typeof submitRoute>): Promise<RouteAnswer<typeof submitRoute>> {
  const { caseId, text, measures, measuredSqm = null, returnedSqm = null, recoveredYuan = null, receiptNo = null, fileIds } = input;
  await takeStep(ctx, caseId, 'submit', (c) => {
    const verdict = checkEvidence(c.evidenceKind, { measures, measuredSqm, recoveredYuan, receiptNo, fileCount: fileIds.length });
    if (!verdict.ok)
      refuseField(verdict.path, verdict.code, { evidence: say(ctx.locale, `enum.cases.evidence_kind.${c.evidenceKind ?? 'document'}`) });
    return {
      note: text,
      fileIds,
      facts: {
        measures,
        ...Object.fromEntries(Object.entries({ measuredSqm, returnedSqm, recoveredYuan, receiptNo }).filter(([, v]) => v !== null)),
      },
      set: {
        submitted_on: ctx.today,
        measures,
        measured_sqm: measuredSqm,
        returned_sqm: returnedSqm,
        recovered_yuan: recoveredYuan,
        receipt_no: receiptNo,
        rectified_by: ctx.actor.accountId,
      },
    };
  });
  return { id: caseId, state: 'submitted' };
}
