import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { abolishUnit as abolishUnitRoute, mergeUnit as mergeUnitRoute } from '../contract/unit-changes.ts';
import { notInFuture } from './days.ts';
import { handOver } from './hand-over.ts';
import { lockTree, unitForChange } from './unit-for-change.query.ts';
import { closeHistory } from './unit-parent.ts';

type Ending = RouteInput<typeof abolishUnitRoute>;
type Answer = RouteAnswer<typeof mergeUnitRoute>;

/** Ends establishment with the unit: a figure approved for a body that is no more is nobody's until it is approved anew. */
const endEstablishment = (ctx: Ctx, unitId: string, on: string) =>
  sql`with closed as (
      update org.establishment set during = daterange(lower(during), ${on}::date)
      where org_id = ${unitId} and lower(during) < ${on}::date and (upper_inf(during) or upper(during) > ${on}::date))
    delete from org.establishment where org_id = ${unitId} and lower(during) >= ${on}::date`.execute(ctx.db);

async function endUnit(ctx: Ctx, input: Ending, state: 'merged' | 'abolished'): Promise<Answer> {
  const { unitId, on, reason, document = null, successorId = null } = input;
  await lockTree(ctx);
  const unit = await unitForChange(ctx, unitId, input.version);
  if (on <= unit.founded_on) refuse('org.day_before_last_change', { on, since: unit.founded_on });
  notInFuture(ctx, on);
  const handed = successorId ? await handOver(ctx, { unitId, successorId, on, reason, document }) : { people: 0, posts: 0, units: 0 };
  await endEstablishment(ctx, unitId, on);
  await closeHistory(ctx, [unitId], on);
  await ctx.db
    .updateTable('org.unit')
    .set({ state, ended_on: on, successor_id: successorId, version: unit.version + 1 })
    .where('id', '=', unitId)
    .execute();
  // Founding, moving and renaming tell the kept scopes by trigger; an end changes none of what that trigger looks at.
  await sql`select pg_notify('qinwu_access', 'units')`.execute(ctx.db);
  ctx.audit({
    action: `org.unit.${state}`,
    subject: { kind: 'org.unit', id: unitId, orgId: unitId },
    before: { state: unit.state },
    after: { state, on, reason, document, successorId, ...handed },
  });
  if (successorId) ctx.emit('org.unit.merged', { unitId, successorId, on }, successorId);
  else ctx.emit('org.unit.abolished', { unitId, on }, unitId);
  return handed;
}

/** Merges a unit into its successor; rooms of the house that keep things of the unit follow the event. */
export const mergeUnit = (ctx: Ctx, input: RouteInput<typeof mergeUnitRoute>): Promise<Answer> => endUnit(ctx, input, 'merged');

/** Abolishes a unit. Without a successor it must be empty, which the database checks beyond what the actor sees. */
export const abolishUnit = (ctx: Ctx, input: Ending): Promise<Answer> => endUnit(ctx, input, 'abolished');
