import { on } from '#kernel/domain.ts';
import { unitAbolished } from '#kernel/org/contract/events.ts';
import { stopRequestApproval } from './approval.ts';
import { putState, requestIn } from './request-row.ts';

/** A unit that has ended asks for nothing any more: what it had not been granted is withdrawn. Its rooms were handed over before it could end. */
export const onUnitAbolished = on('org.unit.abolished', 'office-space.withdraw-requests', unitAbolished, async (ctx, e) => {
  const { rows } = await ctx.client.query<{ id: string }>(
    `select id from office_space.request where org_id = $1 and state in ('draft', 'submitted', 'returned') order by id for update`,
    [e.unitId],
  );
  for (const { id } of rows) {
    const request = await requestIn(ctx, id, ['draft', 'submitted', 'returned']);
    await ctx.client.query(`update office_space.request_room set state = 'released' where request_id = $1 and state = 'proposed'`, [id]);
    await putState(ctx, request, 'withdrawn');
    if (request.state !== 'draft') await stopRequestApproval(ctx, request, e.on);
  }
});
