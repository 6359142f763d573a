import type { Ctx } from '#kernel/context.ts';
import { attachFile } from '#kernel/files/server/public.ts';
import { say } from '#kernel/http/labels.ts';
import { refuse } from '#shared/errors.ts';
import { type ActName, leadsTo, mayJudge, suits } from '../rules/states.ts';
import type { CaseState } from '../rules/words.ts';
import { readPermissionOf } from './case.visible.ts';
import { type CaseFacts, lockedCase } from './locked-case.ts';
import { writeSteps } from './steps.ts';

/** Columns of a case that steps set, by their names in SQL. */
type Change = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

const judging: ReadonlySet<ActName> = new Set<ActName>(['pass', 'close']);

/** Where the act leads. @throws cases.step_not_possible, cases.same_person */
export function permit(ctx: Ctx, c: CaseFacts, act: ActName): CaseState {
  const to = leadsTo(act, c.state);
  if (to === null || !suits(act, c.severity)) refuse('cases.step_not_possible', { state: say(ctx.locale, `enum.cases.state.${c.state}`) });
  if (judging.has(act) && !mayJudge(ctx.actor.accountId, c.rectifiedBy)) refuse('cases.same_person');
  return to;
}

/** Attaches the actor's uploads to the case; who may read the case may then read them. */
export async function attachEvidence(ctx: Ctx, c: Pick<CaseFacts, 'id' | 'orgId' | 'severity'>, fileIds: readonly string[]): Promise<void> {
  for (const fileId of fileIds)
    await attachFile(ctx, fileId, { kind: 'case', id: c.id, orgId: c.orgId, readPermission: readPermissionOf(c.severity) });
}

export interface StepTaken {
  readonly note?: string | null | undefined;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly fileIds?: readonly string[] | undefined;
  readonly set?: Change;
}

/** Takes a step that was permitted: changes the case, writes time line and audit, and tells that it moved. */
export async function record(
  ctx: Ctx,
  c: CaseFacts,
  act: ActName,
  to: CaseState,
  { note, facts, fileIds = [], set = {} }: StepTaken,
): Promise<void> {
  await attachEvidence(ctx, c, fileIds);
  const columns = Object.entries(set);
  await ctx.client.query(
    `update cases.case set state = $2, version = version + 1${columns.map(([name], i) => `, ${name} = $${i + 3}`).join('')} where id = $1`,
    [c.id, to, ...columns.map(([, value]) => value)],
  );
  const orgId = typeof set.org_id === 'string' ? set.org_id : c.orgId;
  await writeSteps(ctx, [{ caseId: c.id, orgId, act, from: c.state, to, note: note ?? null, fileIds, ...(facts ? { facts } : {}) }]);
  ctx.audit({
    action: `cases.case.${act}`,
    subject: { kind: 'case', id: c.id, orgId },
    before: { state: c.state },
    after: { state: to, ...set, ...(note ? { note } : {}) },
  });
  ctx.emit('cases.case.moved', { caseId: c.id }, orgId);
}

/** One step whole: the case is held, the act permitted by its state and its people, then recorded. */
export async function takeStep(
  ctx: Ctx,
  caseId: string,
  act: ActName,
  how: (c: CaseFacts, to: CaseState) => Promise<StepTaken> | StepTaken,
): Promise<CaseFacts> {
  const c = await lockedCase(ctx, caseId);
  const to = permit(ctx, c, act);
  await record(ctx, c, act, to, await how(c, to));
  return c;
}
