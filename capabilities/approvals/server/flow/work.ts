import { finishWork, putWork, retractWork, type WorkDraft } from '#capabilities/workbench/server/public.ts';
import type { Ctx } from '#kernel/context.ts';
import type { Decider, Flow, Step } from './rows.ts';

/** Names of entries in workbenches. */
const todoKey = (stepId: string, accountId: string): string => `approvals:${stepId}:${accountId}`;
const mendKey = (flowId: string): string => `approvals:${flowId}:mend`;
const startedKey = (flowId: string): string => `approvals:${flowId}:started`;

const draftOf = (flow: Flow): Omit<WorkDraft, 'key' | 'kind' | 'accountId'> => ({
  subject: flow.kind,
  recordId: flow.subjectId,
  orgId: flow.orgId,
  title: flow.title,
  number: flow.number,
  path: flow.path,
});

/** Page of the browser on which somebody decides. */
export const decisionPath = (flowId: string): string => `/approvals/${flowId}`;

/** Puts a step into the workbench of those whose turn it is. */
export const askFor = (ctx: Ctx, flow: Flow, step: Step, deciders: readonly Decider[]): Promise<void> =>
  putWork(
    ctx,
    deciders.map((d) => ({
      ...draftOf(flow),
      key: todoKey(step.id, d.accountId),
      kind: 'todo' as const,
      accountId: d.accountId,
      path: decisionPath(flow.id),
      dueAt: step.dueAt === null ? null : new Date(step.dueAt),
      stepKey: step.id,
      bulk: step.bulk,
    })),
  );

/** His part is done; it stays in his list of what is done. */
export const doneWith = (ctx: Ctx, stepId: string, accountId: string, outcome: string): Promise<void> =>
  finishWork(ctx, [todoKey(stepId, accountId)], outcome);

/** It no longer waits for them. */
export const noLongerAsk = (ctx: Ctx, deciders: readonly Decider[]): Promise<void> =>
  retractWork(
    ctx,
    deciders.map((d) => todoKey(d.stepId, d.accountId)),
  );

export async function tellStarter(ctx: Ctx, flow: Flow): Promise<void> {
  if (flow.starterId) await putWork(ctx, [{ ...draftOf(flow), key: startedKey(flow.id), kind: 'started', accountId: flow.starterId }]);
}

/** The starter has to mend it and submit again. */
export async function askStarter(ctx: Ctx, flow: Flow): Promise<void> {
  if (flow.starterId) await putWork(ctx, [{ ...draftOf(flow), key: mendKey(flow.id), kind: 'todo', accountId: flow.starterId }]);
}

/** The starter has submitted it again, or need not any more. */
export const starterDone = (ctx: Ctx, flow: Flow, outcome: string): Promise<void> => finishWork(ctx, [mendKey(flow.id)], outcome);

export const showEnd = (ctx: Ctx, flow: Flow, outcome: string): Promise<void> => finishWork(ctx, [startedKey(flow.id)], outcome);

export const sendCopies = (ctx: Ctx, flow: Flow, accountIds: readonly string[]): Promise<void> =>
  putWork(
    ctx,
    accountIds.map((accountId) => ({
      ...draftOf(flow),
      key: `approvals:${flow.id}:copy:${accountId}`,
      kind: 'copy' as const,
      accountId,
      path: decisionPath(flow.id),
    })),
  );
