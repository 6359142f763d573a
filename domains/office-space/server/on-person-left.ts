import { on } from '#kernel/domain.ts';
import { personGone, personTransferred, postEnded } from '#kernel/org/contract/events.ts';
import { openReclaims } from './open-reclaims.ts';

/** OS-17: who moves to another unit leaves the offices of the old one within a month; who moves out of reach leaves all. */
export const onPersonTransferred = on(
  'org.person.transferred',
  'office-space.reclaim-after-transfer',
  personTransferred,
  async (ctx, e) => {
    await openReclaims(ctx, { personId: e.personId, reason: 'transfer', on: e.on, inOrgId: e.toOrgId === null ? null : e.orgId });
  },
);

/** OS-17: who retires or leaves gives all offices back within a month. */
export const onPersonRetired = on('org.person.retired', 'office-space.reclaim-after-retirement', personGone, async (ctx, e) => {
  await openReclaims(ctx, { personId: e.personId, reason: 'retirement', on: e.on });
});
export const onPersonLeft = on('org.person.left', 'office-space.reclaim-after-leaving', personGone, async (ctx, e) => {
  await openReclaims(ctx, { personId: e.personId, reason: 'transfer', on: e.on });
});

/** OS-16: when a concurrent post ends, the second office in that unit is vacated within two months. */
export const onPostEnded = on('org.post.ended', 'office-space.reclaim-after-post', postEnded, async (ctx, e) => {
  // Who retires or leaves gives all offices back by the event of the person.
  if (e.isMain || e.endReason === 'retirement' || e.endReason === 'left') return;
  const { rows } = await ctx.client.query(
    `select 1 from org.post where person_id = $1 and org_id = $2 and id <> $3 and (upper_inf(during) or upper(during) - 1 > $4::date) limit 1`,
    [e.personId, e.orgId, e.postId, e.on],
  );
  if (rows.length === 0) await openReclaims(ctx, { personId: e.personId, reason: 'concurrent-post-ended', on: e.on, inOrgId: e.orgId });
});
