import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { listUnitHistory } from '../contract/unit-changes.ts';

type Answer = RouteAnswer<typeof listUnitHistory>;

const text = `select
  coalesce((select json_agg(json_build_object('name', h.name, 'parentId', h.parent_id, 'parentName', org.name_of(h.parent_id), 'from', lower(h.during),
      'to', upper(h.during) - 1, 'reason', h.reason, 'document', h.document) order by h.during desc)
    from org.unit_parent h where h.unit_id = u.id), '[]') as items,
  coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name, 'endedOn', p.ended_on) order by p.ended_on desc, p.id)
    from org.unit p where p.successor_id = u.id), '[]') as predecessors
  from org.unit u where u.id = $1`;

export async function unitHistory(ctx: Ctx, input: RouteInput<typeof listUnitHistory>): Promise<Answer> {
  const { rows } = await ctx.client.query<Answer>({ name: 'org.unit-history', text, values: [input.unitId] });
  return found(rows[0]);
}
