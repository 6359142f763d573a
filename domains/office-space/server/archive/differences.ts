import type { Ctx } from '#kernel/context.ts';
import { Where } from '#kernel/db/where.ts';
import { found, refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type {
  assignDifference as assignRoute,
  closeDifference as closeRoute,
  explainDifference as explainRoute,
  mendDifference as mendRoute,
} from '../../contract/reconciliations.ts';
import { putPapers } from '../works/papers.ts';
import { compareBuildings } from './compare.ts';

type Held = Awaited<ReturnType<typeof held>>;

async function held(ctx: Ctx, id: string, ...states: readonly string[]) {
  const d = found(
    await ctx.db.selectFrom('office_space.reconciliation_difference').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
  );
  if (!states.includes(d.state)) refuse('office-space.difference_state', { state: d.state, needed: states.join(', ') });
  return d;
}

const say = (ctx: Ctx, action: string, before: Held, after: object): void =>
  ctx.audit({
    action,
    subject: { kind: 'reconciliation', id: before.run_id, orgId: before.org_id },
    before: { difference: before.difference, state: before.state },
    after,
  });

/** Gives a difference to somebody with a day. */
export async function assignDifference(ctx: Ctx, input: RouteInput<typeof assignRoute>): Promise<RouteAnswer<typeof assignRoute>> {
  const { differenceId: id, assignee, dueOn } = input;
  const before = await held(ctx, id, 'open', 'assigned');
  await ctx.db
    .updateTable('office_space.reconciliation_difference')
    .set({ state: 'assigned', assignee, due_on: dueOn })
    .where('id', '=', id)
    .execute();
  say(ctx, 'office-space.reconciliation.assigned', before, { state: 'assigned', assignee, dueOn });
  return { id, state: 'assigned' };
}

/** Explains why a difference stands. */
export async function explainDifference(ctx: Ctx, input: RouteInput<typeof explainRoute>): Promise<RouteAnswer<typeof explainRoute>> {
  const { differenceId: id, explanation, papers } = input;
  const before = await held(ctx, id, 'open', 'assigned', 'explained', 'mended');
  await ctx.db
    .updateTable('office_space.reconciliation_difference')
    .set({ state: 'explained', explanation, answered_on: ctx.today })
    .where('id', '=', id)
    .execute();
  await putPapers(ctx, { kind: 'reconciliation', id, orgId: before.org_id, readPermission: 'office-space.reconciliation.read' }, papers);
  say(ctx, 'office-space.reconciliation.explained', before, { state: 'explained', explanation });
  return { id, state: 'explained' };
}

/** A difference is mended when the rule finds it no more, and not because somebody says so. */
export async function mendDifference(ctx: Ctx, input: RouteInput<typeof mendRoute>): Promise<RouteAnswer<typeof mendRoute>> {
  const { differenceId: id, note = null } = input;
  const before = await held(ctx, id, 'open', 'assigned', 'explained');
  const { found: now } = await compareBuildings(ctx, new Where([[before.building_id], ctx.today]).and('b.id = any($1::uuid[])'));
  const still = now.find((d) => d.difference === before.difference);
  if (still)
    refuse('office-space.difference_remains', { clause: 'measures-2017.ownership', limit: still.ledgerSqm, actual: still.otherSqm });
  await ctx.db
    .updateTable('office_space.reconciliation_difference')
    .set({ state: 'mended', explanation: note ?? before.explanation, answered_on: ctx.today })
    .where('id', '=', id)
    .execute();
  say(ctx, 'office-space.reconciliation.mended', before, { state: 'mended', note });
  return { id, state: 'mended' };
}

/** Closes a difference that was explained or mended; the last one closes its reconciliation. */
export async function closeDifference(ctx: Ctx, input: RouteInput<typeof closeRoute>): Promise<RouteAnswer<typeof closeRoute>> {
  const { differenceId: id, note } = input;
  const before = await held(ctx, id, 'explained', 'mended');
  await ctx.db
    .updateTable('office_space.reconciliation_difference')
    .set({ state: 'closed', closed_on: ctx.today, closing_note: note })
    .where('id', '=', id)
    .execute();
  await ctx.client.query(
    `update office_space.reconciliation_run n set closed_on = $2 where n.id = $1 and n.closed_on is null
       and n.difference_count = (select count(*) from office_space.reconciliation_difference d where d.run_id = n.id and d.state = 'closed')`,
    [before.run_id, ctx.today],
  );
  say(ctx, 'office-space.reconciliation.closed', before, { state: 'closed', note });
  return { id, state: 'closed' };
}
