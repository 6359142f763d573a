import { on } from '#kernel/domain.ts';
import { unitMerged } from '#kernel/org/contract/events.ts';

/** Moves campuses or buildings; a code that the successor uses for another one is told apart by the number of the unit it came from. */
const follow = (table: 'places.campus' | 'places.building') => `with moved as (
    update ${table} t set org_id = $2, version = version + 1,
      code = case when exists (select 1 from ${table} o where o.org_id = $2 and o.code = t.code) then left(t.code, 31) || '-' || right($1::text, 8) else t.code end
    where org_id = $1 returning t.id, t.code)
  select id, code from moved order by id`;

/** Campuses and buildings that a merged unit managed are its successor's. Rooms follow where their use is decided. */
export const onUnitMerged = on('org.unit.merged', 'places.follow-merger', unitMerged, async (ctx, { unitId, successorId }) => {
  for (const kind of ['campus', 'building'] as const) {
    const { rows } = await ctx.client.query<{ id: string; code: string }>(follow(`places.${kind}`), [unitId, successorId]);
    for (const { id, code } of rows) {
      ctx.audit({
        action: `places.${kind}.handed-over`,
        subject: { kind, id, orgId: successorId },
        before: { orgId: unitId },
        after: { orgId: successorId, code },
      });
    }
  }
});
