import { cancelApproval, resubmitApproval, startApproval } from '#capabilities/approvals/server/public.ts';
import { type Ctx, lockFor } from '#kernel/context.ts';
import { nextNumber } from '#kernel/record/number.ts';
import { refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { submitDisposal as submitRoute, withdrawDisposal as withdrawRoute } from '../../contract/disposals.ts';
import { obey } from '../obey.ts';
import { heldDisposal, judgeDisposal } from './disposal.query.ts';
import { disposalApproval } from './disposal-approval.ts';
import { onlyAdministration } from './save-disposal.ts';

const inWay = (state: string): boolean => state === 'draft' || state === 'returned';

/** Puts a disposal forward: judged by the documents and conditions of its mode, numbered, sent into its flow. A room is in one disposal at a time. */
export async function submitDisposal(ctx: Ctx, input: RouteInput<typeof submitRoute>): Promise<RouteAnswer<typeof submitRoute>> {
  const id = input.disposalId;
  const before = await heldDisposal(ctx, id);
  onlyAdministration(ctx, before.org_id);
  if (!inWay(before.state)) refuse('office-space.disposal_state', { state: before.state, needed: 'draft, returned' });
  await lockFor(ctx, `office-space.disposal ${before.building_id}`);
  obey((await judgeDisposal(ctx, id)).verdict);
  const { rows } = await ctx.client.query<{ same: boolean; other: string | null }>(
    `select bool_and(x.user_org_id = $2) as same, (select min(o.number) from office_space.disposal o join office_space.disposal_room y on y.disposal_id = o.id
       where o.id <> $1 and o.state in ('in-approval', 'approved') and y.room_id in (select room_id from office_space.disposal_room where disposal_id = $1)) as other
     from office_space.disposal_room x where x.disposal_id = $1`,
    [id, before.to_org_id],
  );
  if (rows[0]?.other) refuse('office-space.disposal_running', { number: rows[0].other });
  if (before.mode === 'reallocation' && rows[0]?.same) refuse('office-space.disposal_unit_same');
  const number = before.number ?? (await nextNumber(ctx, 'office-space.disposal', before.org_id, '用房处')).text;
  await ctx.db
    .updateTable('office_space.disposal')
    .set({ state: 'in-approval', number, submitted_on: ctx.today, search_text: `${number} ${before.reason}` })
    .where('id', '=', id)
    .execute();
  const facts = { disposalMode: before.mode, areaSqm: Number(before.area_sqm), appraisedYuan: Number(before.appraised_yuan ?? 0) };
  const building = await ctx.db.selectFrom('places.building').select('name').where('id', '=', before.building_id).executeTakeFirst();
  const title = `${building?.name ?? ''} ${number}`;
  if (before.state === 'returned') await resubmitApproval(ctx, disposalApproval, { subjectId: id, facts, title });
  else
    await startApproval(ctx, disposalApproval, {
      subjectId: id,
      orgId: before.org_id,
      title,
      number,
      path: `/office-space/disposals/${id}`,
      facts,
    });
  ctx.audit({
    action: 'office-space.disposal.submitted',
    subject: { kind: 'disposal', id, orgId: before.org_id },
    before: { state: before.state },
    after: { state: 'in-approval', number, disposalMode: before.mode, areaSqm: before.area_sqm },
  });
  return { id, number };
}

/** Takes a disposal back before it is decided. */
export async function withdrawDisposal(ctx: Ctx, input: RouteInput<typeof withdrawRoute>): Promise<RouteAnswer<typeof withdrawRoute>> {
  const id = input.disposalId;
  const before = await heldDisposal(ctx, id);
  onlyAdministration(ctx, before.org_id);
  if (!inWay(before.state) && before.state !== 'in-approval')
    refuse('office-space.disposal_state', { state: before.state, needed: 'in-approval' });
  if (before.state !== 'draft') await cancelApproval(ctx, disposalApproval, { subjectId: id, reason: input.reason });
  await ctx.db
    .updateTable('office_space.disposal')
    .set({ state: 'withdrawn', opinion: input.reason, decided_on: ctx.today })
    .where('id', '=', id)
    .execute();
  ctx.audit({
    action: 'office-space.disposal.withdrawn',
    subject: { kind: 'disposal', id, orgId: before.org_id },
    before: { state: before.state },
    after: { state: 'withdrawn', reason: input.reason },
  });
  return { id };
}
