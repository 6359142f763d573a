import type { Ctx } from '#kernel/context.ts';
import { refuseField } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type {
  assignCase as assignRoute,
  handOverCase as handOverRoute,
  rejectCase as rejectRoute,
  verifyCase as verifyRoute,
} from '../contract/steps.ts';
import { closeCase } from './close-case.ts';
import { lockedCase } from './locked-case.ts';
import { permit, takeStep } from './take-step.ts';

/** A clue is founded. The inspector may set another class than the list's, which the note explains. */
export async function verifyCase(ctx: Ctx, input: RouteInput<typeof verifyRoute>): Promise<RouteAnswer<typeof verifyRoute>> {
  const { caseId, severity, note } = input;
  await takeStep(ctx, caseId, 'verify', (c) => ({
    note,
    set: { verified_on: ctx.today, ...(severity && severity !== c.severity ? { severity } : {}) },
    ...(severity && severity !== c.severity ? { facts: { formerSeverity: c.severity, severity } } : {}),
  }));
  return { id: caseId, state: 'verified' };
}

export async function rejectCase(ctx: Ctx, { caseId, reason }: RouteInput<typeof rejectRoute>): Promise<RouteAnswer<typeof rejectRoute>> {
  const c = await lockedCase(ctx, caseId);
  permit(ctx, c, 'reject');
  await closeCase(ctx, { ...c, verified: false }, { how: 'not-founded', reason });
  return { id: caseId, state: 'rejected' };
}

/** Gives a case to another unit before any notice went out: an upper level to a lower one, or to the unit that is really concerned. */
export async function assignCase(ctx: Ctx, input: RouteInput<typeof assignRoute>): Promise<RouteAnswer<typeof assignRoute>> {
  const { caseId, toOrgId, note } = input;
  const { rows } = await ctx.client.query<{ name: string }>(`select name from org.unit where id = $1 and state = 'active'`, [toOrgId]);
  const [unit] = rows;
  if (!unit) refuseField('toOrgId', 'cases.unit_unknown');
  const { state } = await takeStep(ctx, caseId, 'assign', () => ({ note, set: { org_id: toOrgId }, facts: { unit: unit.name } }));
  return { id: caseId, state };
}

/** A clue goes to the discipline body; what becomes of it there is told when it is closed. */
export async function handOverCase(ctx: Ctx, input: RouteInput<typeof handOverRoute>): Promise<RouteAnswer<typeof handOverRoute>> {
  const { caseId, handedTo, document, note } = input;
  await takeStep(ctx, caseId, 'hand-over', () => ({
    note,
    facts: { handedTo, document },
    set: { handed_to: handedTo, handed_on: ctx.today, handed_document: document },
  }));
  return { id: caseId, state: 'handed-over' };
}
