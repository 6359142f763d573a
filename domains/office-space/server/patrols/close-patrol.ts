import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import type { RouteInput } from '#shared/route.ts';
import type { closePatrol as closePatrolRoute } from '../../contract/patrols.ts';
import { reaches } from '../reach.ts';

/** Closes a patrol with its conclusion when every room was reported or left out with a reason; its cases go on by themselves. */
export async function closePatrol(ctx: Ctx, input: RouteInput<typeof closePatrolRoute>): Promise<undefined> {
  const patrol = found(
    await ctx.db
      .selectFrom('office_space.patrol')
      .select(['org_id', 'state', 'number', 'version'])
      .where('id', '=', input.patrolId)
      .forUpdate()
      .executeTakeFirst(),
  );
  if (!reaches(ctx, 'office-space.patrol.manage', patrol.org_id)) refuse('not_found');
  if (patrol.state !== 'under-way') refuse('office-space.patrol_closed', { number: patrol.number });
  if (patrol.version !== input.version) refuse('stale');
  const { rows } = await ctx.client.query<{ waiting: number }>(
    `select count(*)::int as waiting from office_space.patrol_visit where patrol_id = $1 and state = 'waiting'`,
    [input.patrolId],
  );
  if (rows[0]?.waiting) refuse('office-space.patrol_unfinished', { waiting: rows[0].waiting });
  await ctx.db
    .updateTable('office_space.patrol')
    .set({ state: 'closed', closed_on: ctx.today, conclusion: input.conclusion, version: patrol.version + 1 })
    .where('id', '=', input.patrolId)
    .execute();
  ctx.audit({
    action: 'office-space.patrol.closed',
    subject: { kind: 'patrol', id: input.patrolId, orgId: patrol.org_id },
    after: { conclusion: input.conclusion },
  });
}
