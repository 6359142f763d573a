import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { getUnit as getUnitRoute, Unit } from '../contract/units.ts';
import { unitColumns } from './list-units.query.ts';
import { unitAbilities } from './unit.visible.ts';

const text = `select ${unitColumns},
    coalesce((select json_agg(json_build_object('id', a.id, 'name', org.name_of(a.id)) order by a.place)
      from unnest(u.lineage) with ordinality a (id, place) where a.id <> u.id), '[]') as ancestors,
    (select count(*)::int from org.person p where p.org_id = u.id and p.state = 'serving') as "servingCount"
  from org.unit u where u.id = $1`;

type Row = Unit & { ancestors: { id: string; name: string }[]; servingCount: number };

export async function getUnit(ctx: Ctx, input: RouteInput<typeof getUnitRoute>): Promise<RouteAnswer<typeof getUnitRoute>> {
  const { rows } = await ctx.client.query<Row>({ name: 'org.get-unit', text, values: [input.unitId] });
  const unit = found(rows[0]);
  return { ...unit, abilities: unitAbilities(ctx, unit) };
}
