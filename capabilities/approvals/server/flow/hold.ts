import type { Ctx } from '#kernel/context.ts';
import { notify } from '#kernel/events/server/notify.ts';
import { administratorsOf } from './find-deciders.ts';
import { type Flow, type Hold, saveFlow } from './rows.ts';
import { decisionPath } from './work.ts';
import { writeAct } from './write-act.ts';

/**
 * Stops a flow until an administrator acts, and tells those who administer flows of its unit. What was decided stands; the log leads back
 * to this place.
 */
export async function holdFlow(ctx: Ctx, flow: Flow, why: Hold, stepId: string | null = null): Promise<void> {
  flow.state = 'held';
  flow.hold = { code: why.code, elementId: why.elementId, reason: why.reason.slice(0, 500) };
  flow.token = null;
  flow.engine = null;
  await saveFlow(ctx, flow);
  await writeAct(ctx, flow, { verb: 'hold', stepId, opinion: flow.hold.reason, byActor: false });
  await notify(
    ctx,
    (await administratorsOf(ctx, flow)).map((accountId) => ({
      accountId,
      kind: 'approvals.held',
      params: { title: flow.title, number: flow.number ?? '', reason: why.reason.slice(0, 200) },
      link: decisionPath(flow.id),
      needsAction: true,
    })),
  );
  ctx.emit(
    'approvals.flow.held',
    { flowId: flow.id, kind: flow.kind, subjectId: flow.subjectId, orgId: flow.orgId, code: why.code },
    flow.orgId,
  );
}
